using Microsoft.Net.Http.Headers;

namespace Tocsin.Server.Ingest;

internal static class ContentType
{
    /// <summary>Whether a body of this content type is read: <c>application/json</c> or <c>application/…+json</c>.</summary>
    /// <param name="header">The header; null where there is none.</param>
    /// <param name="anyCharset">Whether a charset other than UTF-8 may be named, as Alertmanager's API allows; it is read as UTF-8.</param>
    public static bool IsJson(string? header, bool anyCharset) =>
        header == "application/json" || (MediaTypeHeaderValue.TryParse(header, out var type) && IsJson(type) && (anyCharset || IsUtf8(type)));

    private static bool IsJson(MediaTypeHeaderValue type) =>
        type.Type.Equals("application", StringComparison.OrdinalIgnoreCase)
        && (type.SubType.Equals("json", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase));

    private static bool IsUtf8(MediaTypeHeaderValue type)
    {
        var charset = HeaderUtilities.RemoveQuotes(type.Charset);
        return !charset.HasValue || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || charset.Equals("utf8", StringComparison.OrdinalIgnoreCase);
    }
}
