using System.Diagnostics.CodeAnalysis;

namespace Tocsin.Configuration;

/// <summary>Checks an absolute http or https URL with Alertmanager's messages, which never show the URL itself.</summary>
internal static class HttpUrl
{
    private const string Form = "(write it like https://host/path)";

    public static bool TryParse(string text, [NotNullWhen(true)] out Uri? url, [NotNullWhen(false)] out string? error)
    {
        url = null;
        error = Refusal(text) ?? (Uri.TryCreate(text, UriKind.Absolute, out url) ? null : $"is no URL {Form}");
        return error is null;
    }

    /// <summary>What Alertmanager says against a text's scheme or host; null where there is nothing to say.</summary>
    public static string? Refusal(string text)
    {
        var colon = text.IndexOf("://", StringComparison.Ordinal);
        var scheme = colon < 0 ? "" : text[..colon].ToLowerInvariant();
        if (scheme is not ("http" or "https"))
        {
            return $"unsupported scheme{Name(scheme)} for URL {Form}";
        }

        return colon + 3 == text.Length || text[colon + 3] is '/' or '?' or '#' or ':' ? $"missing host for URL {Form}" : null;
    }

    // What is long or odd before the "://" may be a part of a secret.
    private static string Name(string scheme) => scheme.Length <= 5 && scheme.All(char.IsAsciiLetter) ? $" \"{scheme}\"" : "";
}
