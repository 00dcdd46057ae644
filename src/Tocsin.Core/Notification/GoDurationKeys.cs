using Tocsin.Configuration;
using Tocsin.GoTemplates;

namespace Tocsin.Notification;

/// <summary>Reads durations in Go's notation.</summary>
internal static class GoDurationKeys
{
    /// <summary>
    /// A timeout in Go's own notation, where every other duration is Prometheus's; zero where it is absent. A number counts nanoseconds.
    /// </summary>
    public static TimeSpan GoTimeout(this ConfigSection section, string key)
    {
        if (section.Ask(key) is ConfigScalar { IsPlain: true } scalar && YamlNumber.TryParse(scalar.Value, out var nanoseconds))
        {
            if (nanoseconds != 0)
            {
                section.Warn(key, $"{scalar.Value} without a unit counts nanoseconds (write it like 500ms, 30s or 1m30s)");
            }

            return new GoDuration(nanoseconds).ToTimeSpan();
        }

        return section.GoDuration(key, TimeSpan.Zero);
    }

    /// <summary>A duration in Go's notation; zero where the key is null.</summary>
    public static TimeSpan GoDuration(this ConfigSection section, string key, TimeSpan absent)
    {
        if (section.Text(key) is not { } text)
        {
            return section.IsNull(key) ? TimeSpan.Zero : absent;
        }

        try
        {
            return GoTemplates.GoDuration.Parse(text).ToTimeSpan();
        }
        catch (GoFunctionException)
        {
            section.Error(key, $"not a valid duration string: {Shown.Value(text)} (write it like 500ms, 30s or 1m30s)");
            return absent;
        }
    }
}
