using System.Collections.Frozen;

namespace Tocsin.GoTemplates.Html;

/// <summary>What the values of attributes are. The table is that of Go's html/template, from the HTML 4 and 5 specifications.</summary>
internal static class AttributeTypes
{
    private const string Plain = """
        accept alt autocomplete autofocus autoplay border checked class cols colspan contenteditable contextmenu controls coords datetime
        default dir dirname disabled draggable dropzone for formtarget headers height hidden high hreflang id ismap kind label lang list
        loop low max maxlength media mediagroup min multiple name open optimum placeholder preload pubdate radiogroup readonly required
        reversed rows rowspan spellcheck scope scoped seamless selected shape size sizes span srclang start step tabindex target title
        width wrap
        """;

    // They change how other content or messages are formed, vetted or read.
    private const string Unsafe = """
        accept-charset async challenge charset content crossorigin defer enctype form formenctype formmethod formnovalidate http-equiv
        keytype language method novalidate pattern rel sandbox type value
        """;

    private const string Url = """
        action archive background cite classid codebase data formaction href icon longdesc manifest poster profile src usemap xmlns
        """;

    private static readonly string[] _urlWords = ["src", "uri", "url"];

    private static readonly FrozenDictionary<string, AttributeType> _types = Named(Plain, AttributeType.Plain)
        .Concat(Named(Unsafe, AttributeType.Unsafe))
        .Concat(Named(Url, AttributeType.Url))
        .Concat(Named("srcdoc", AttributeType.Html))
        .Concat(Named("srcset", AttributeType.Srcset))
        .Concat(Named("style", AttributeType.Css))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="name">In lower case.</param>
    public static AttributeType Of(string name)
    {
        if (name.StartsWith("data-", StringComparison.Ordinal))
        {
            // data-action is a URL as action is.
            name = name[5..];
        }
        else if (name.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0)
        {
            if (name.AsSpan(0, colon) is "xmlns")
            {
                return AttributeType.Url;
            }

            // svg:href and xlink:href are as href.
            name = name[(colon + 1)..];
        }

        return _types.TryGetValue(name, out var type) ? type : Guess(name);
    }

    /// <summary>The context of an attribute's value.</summary>
    /// <param name="name">In lower case.</param>
    /// <param name="element">The element whose tag it is in.</param>
    public static AttributeKind Kind(string name, HtmlElement element) => (element, name) switch
    {
        (HtmlElement.Script, "type") => AttributeKind.ScriptType,
        (HtmlElement.Meta, "content") => AttributeKind.MetaContent,
        _ => Of(name) switch
        {
            AttributeType.Url => AttributeKind.URL,
            AttributeType.Css => AttributeKind.Style,
            AttributeType.Js => AttributeKind.Script,
            AttributeType.Srcset => AttributeKind.Srcset,
            _ => AttributeKind.None,
        },
    };

    // Attributes that are not known may hold scripts and URLs too; those of URLs tend to say so in their name.
    private static AttributeType Guess(string name) =>
        name.StartsWith("on", StringComparison.Ordinal) ? AttributeType.Js
        : _urlWords.Any(w => name.Contains(w, StringComparison.Ordinal)) ? AttributeType.Url
        : AttributeType.Plain;

    private static IEnumerable<KeyValuePair<string, AttributeType>> Named(string names, AttributeType type) =>
        names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(n => KeyValuePair.Create(n, type));
}
