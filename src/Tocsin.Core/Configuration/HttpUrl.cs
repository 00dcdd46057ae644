using System.Diagnostics.CodeAnalysis;

namespace Tocsin.Configuration;

/// <summary>Checks an absolute http or https URL with Alertmanager's messages, which never show the URL itself.</summary>
internal static class HttpUrl
{
    private const string Form = "(write it like https://host/path)";

    public static bool TryParse(string text, [NotNullWhen(true)] out Uri? url, [NotNullWhen(false)] out string? error)
    {
        url = null;
        var colon = text.IndexOf("://", StringComparison.Ordinal);
        var scheme = colon < 0 ? "" : text[..colon].ToLowerInvariant();
        if (scheme is not ("http" or "https"))
        {
            error = $"unsupported scheme{Name(scheme)} for URL {Form}";
        }
        else if (colon + 3 == text.Length || text[colon + 3] is '/' or '?' or '#' or ':')
        {
            error = $"missing host for URL {Form}";
        }
        else
        {
            error = Uri.TryCreate(text, UriKind.Absolute, out url) ? null : $"is no URL {Form}";
        }

        return error is null;
    }

    // What is long or odd before the "://" may be a part of a secret.
    private static string Name(string scheme) => scheme.Length <= 5 && scheme.All(char.IsAsciiLetter) ? $" \"{scheme}\"" : "";
}
