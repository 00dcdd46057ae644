using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Tocsin.Configuration;

/// <summary>Parts of a configuration as they may stand in a message: short, on one line, and no secret that slipped into the wrong place.</summary>
internal static partial class Shown
{
    private const int MaxLength = 100;

    /// <summary>A value in quotes, control characters escaped, cut when long. Only for values that are no secrets.</summary>
    public static string Value(string text)
    {
        var shown = new StringBuilder("\"");
        foreach (var c in text.Length > MaxLength ? text[..MaxLength] : text)
        {
            _ = char.IsControl(c) || char.IsSurrogate(c) ? shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : shown.Append(c);
        }

        return shown.Append(text.Length > MaxLength ? "…\"" : "\"").ToString();
    }

    /// <summary>As <see cref="Value"/>, without the quotes.</summary>
    public static string Text(string text) => Value(text)[1..^1];

    /// <summary>A key; <c>webhook_url:https://…</c>, where the blank after the colon was forgotten, is a key too, and isn't shown.</summary>
    public static string Key(string key) => KeyForm().IsMatch(key) ? key : "(a key that isn't shown)";

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_.-]{0,39}\z")]
    private static partial Regex KeyForm();
}
