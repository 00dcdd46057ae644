using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Tocsin.Configuration;

namespace Tocsin.Server.Commands;

/// <summary>The kinds of value that flags have.</summary>
internal static class FlagValues
{
    public static bool Text(string text, [MaybeNullWhen(false)] out string value, [NotNullWhen(false)] out string? error)
    {
        value = text;
        error = text.Length == 0 ? "is empty" : null;
        return error is null;
    }

    public static bool Duration(string text, out TimeSpan value, [NotNullWhen(false)] out string? error)
    {
        var ok = PrometheusDuration.TryParse(text, out value, out error);
        error = ok && value == TimeSpan.Zero ? "must be more than zero" : error;
        return error is null;
    }

    public static bool Size(string text, out long value, [NotNullWhen(false)] out string? error)
    {
        var ok = ByteSize.TryParse(text, out value, out error);
        error = ok && value is < 1 or > int.MaxValue ? "must be from 1 byte to 2GiB" : error;
        return error is null;
    }

    public static bool Count(string text, out int value, [NotNullWhen(false)] out string? error)
    {
        var ok = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value > 0;
        error = ok ? null : $"{Shown.Value(text)} is no whole number above zero";
        return ok;
    }

    /// <summary>Empty for none.</summary>
    public static bool OptionalUrl(string text, out Uri? value, [NotNullWhen(false)] out string? error)
    {
        (value, error) = (null, null);
        return text.Length == 0 || HttpUrl.TryParse(text, out value, out error);
    }

    public static FlagParser<T> OneOf<T>(params (string Name, T Value)[] choices)
    {
        return Parse;

        bool Parse(string text, [MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out string? error)
        {
            var at = Array.FindIndex(choices, c => c.Name == text);
            value = at < 0 ? default : choices[at].Value;
            error = at < 0 ? $"{Shown.Value(text)} is none of {string.Join(", ", choices.Select(c => c.Name))}" : null;
            return at >= 0;
        }
    }
}
