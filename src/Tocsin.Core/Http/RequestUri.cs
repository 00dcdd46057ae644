using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Tocsin.Http;

/// <summary>
/// URLs to send requests to. Path and query are sent as they are written: .NET would resolve dots and decode escapes, and what signed links
/// hold must not change. Only what may not stand in a request line at all is percent-encoded.
/// </summary>
internal static class RequestUri
{
    private const string NotAsWritten = " \"<>\\^`{|}";

    private static readonly UriCreationOptions _asWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    /// <summary>Reads an absolute http or https URL.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Uri? uri)
    {
        var withoutFragment = text.IndexOf('#', StringComparison.Ordinal) is var hash and >= 0 ? text[..hash] : text;
        return Uri.TryCreate(Encoded(withoutFragment.Trim()), _asWritten, out uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0;
    }

    /// <summary>Where a redirect leads; null where that is no http or https URL.</summary>
    public static Uri? Redirected(Uri from, string location)
    {
        if (location.Contains("://", StringComparison.Ordinal) && TryParse(location, out var absolute))
        {
            return absolute;
        }

        return Uri.TryCreate(from.OriginalString, UriKind.Absolute, out var start) && Uri.TryCreate(start, location, out var relative)
            && TryParse(relative.AbsoluteUri, out var uri) ? uri : null;
    }

    private static string Encoded(string text)
    {
        var authority = text.IndexOf("://", StringComparison.Ordinal) is var scheme and >= 0 ? text.IndexOfAny(['/', '?'], scheme + 3) : -1;
        if (authority < 0)
        {
            return text;
        }

        var encoded = new StringBuilder(text[..authority]);
        foreach (var b in Encoding.UTF8.GetBytes(text[authority..]))
        {
            _ = b is <= (byte)' ' or >= 0x7f || NotAsWritten.Contains((char)b, StringComparison.Ordinal)
                ? encoded.Append(CultureInfo.InvariantCulture, $"%{b:X2}")
                : encoded.Append((char)b);
        }

        return encoded.ToString();
    }
}
