namespace Tocsin.Configuration;

/// <summary>Single values.</summary>
public sealed partial class ConfigSection
{
    public string? Text(string key) => Scalar(key)?.Value;

    public string Text(string key, string absent) => Text(key) ?? absent;

    /// <summary>A text that must be there and not empty.</summary>
    public string Required(string key)
    {
        var value = Text(key);
        if (string.IsNullOrEmpty(value) && mapping[key] is null or ConfigScalar)
        {
            Error(key, "is required");
        }

        return value ?? "";
    }

    public Secret? Secret(string key) => Text(key) is { Length: > 0 } value ? new Secret(value) : null;

    /// <summary>As <see cref="Bool"/>; null where the key is absent.</summary>
    public bool? OptionalBool(string key) => Ask(key) is null ? null : Bool(key, absent: false);

    /// <summary>YAML 1.1's words, as upstream's parser knows them; in quotes they are text, and an error.</summary>
    public bool Bool(string key, bool absent) => Scalar(key) switch
    {
        null => absent,
        { IsPlain: true, Value: "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" or "y" or "Y" } => true,
        { IsPlain: true, Value: "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" or "n" or "N" } => false,
        var scalar => Wrong(key, $"{Shown.Value(scalar.Value)} is neither true nor false{Unquote(scalar)}", absent),
    };

    public int Number(string key, int absent, int min = 0, int max = int.MaxValue)
    {
        if (Scalar(key) is not { } scalar)
        {
            return absent;
        }

        return scalar.IsPlain && YamlNumber.TryParse(scalar.Value, out var value) && value >= min && value <= max
            ? (int)value
            : Wrong(key, $"{Shown.Value(scalar.Value)} is no whole number from {min} to {max}{Unquote(scalar)}", absent);
    }

    public TimeSpan Duration(string key, TimeSpan absent)
    {
        if (Scalar(key) is not { } scalar)
        {
            return absent;
        }

        return PrometheusDuration.TryParse(scalar.Value, out var value, out var error) ? value : Wrong(key, error, absent);
    }

    /// <summary>An absolute http or https URL with a host. Messages don't show it, because some URLs are secrets.</summary>
    public Uri? Url(string key)
    {
        if (Text(key) is not { Length: > 0 } text)
        {
            return null;
        }

        return HttpUrl.TryParse(text, out var url, out var error) ? url : Wrong<Uri?>(key, error, null);
    }

    private ConfigScalar? Scalar(string key) => Ask(key) switch
    {
        null => null,
        ConfigScalar scalar => scalar,
        _ => Wrong<ConfigScalar?>(key, "expected text", null),
    };

    private static string Unquote(ConfigScalar scalar) => scalar.IsPlain ? "" : " (write it without quotes)";
}
