using Tocsin.GoTemplates;

namespace Tocsin.Templating.Languages;

/// <summary>
/// URLs, with values in the path, the query and the fragment: everything in a value but letters, digits and <c>-._~</c> is percent-encoded, so that it stays
/// one segment of the path or one value of the query. Scheme, host and port never come from a value.
/// </summary>
internal sealed class UrlLanguage : OutputLanguage<UrlLanguage.Place>
{
    private static readonly Escaper _encode = Escaper.OfText("url", static (value, text) => text.Append(Uri.EscapeDataString(value)));

    private static readonly Escaper _encodeSegment = Escaper.OfText("url segment", static (value, text) =>
        text.Append(value is "." or ".." ? throw new GoFunctionException("is a dot segment, which would lead to another path") : Uri.EscapeDataString(value)));

    private static readonly Escaper _encodeFirstSegment = Escaper.OfText("url segment", static (value, text) =>
        text.Append(value is "" or "." or ".." ? throw new GoFunctionException("is empty or a dot segment, which would lead to another place") : Uri.EscapeDataString(value)));

    private UrlLanguage()
        : base("URL")
    {
    }

    internal enum Place : byte
    {
        /// <summary>Nothing but perhaps a scheme so far.</summary>
        Start,

        /// <summary>Behind a slash at the very start, where a second one would begin a host.</summary>
        FirstSlash,
        Scheme,
        SchemeSlash,

        /// <summary>Behind two slashes. More of them are still no host: browsers skip them and take what follows.</summary>
        HostStart,
        Host,
        Path,
        Rest,
    }

    public static OutputLanguage Instance { get; } = new UrlLanguage();

    protected override Place Advance(Place place, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            // Browsers take a backslash for a slash.
            place = (place, c == '\\' ? '/' : c) switch
            {
                (_, '?' or '#') => Place.Rest,
                (Place.Start, '/') => Place.FirstSlash,
                (Place.Start, ':') => Place.Scheme,
                (Place.Scheme, '/') => Place.SchemeSlash,
                (Place.FirstSlash or Place.SchemeSlash or Place.HostStart, '/') => Place.HostStart,
                (Place.HostStart, _) => Place.Host,
                (Place.Host, '/') or (Place.FirstSlash, _) => Place.Path,
                _ => place,
            };
        }

        return place;
    }

    protected override ValueRule<Place> ValueAt(Place place) => place switch
    {
        Place.Path => Escaped(place, _encodeSegment),
        Place.FirstSlash => Escaped(Place.Path, _encodeFirstSegment),
        Place.Rest => Escaped(place, _encode),
        _ => Refused("stands where the scheme or the host of a URL would come from it; values may stand in the path, the query and the fragment"),
    };

    protected override string? EndProblem(Place place) => null;
}
