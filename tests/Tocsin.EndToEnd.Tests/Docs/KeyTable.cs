using System.Text.RegularExpressions;

namespace Tocsin.EndToEnd.Docs;

/// <summary>A table of keys in a document, or the part of it about a section within its section.</summary>
/// <param name="Document">The document's name.</param>
/// <param name="Heading">The heading above the table.</param>
/// <param name="Below">The key of the inner section, such as <c>basic_auth</c>; its keys are written <c>basic_auth.username</c>. Else empty.</param>
/// <param name="Config">A configuration in which nothing is wrong but the unknown key <c>zzz</c> in that section.</param>
internal sealed partial record KeyTable(string Document, string Heading, string Below, string Config)
{
    private const string Head = "| Key | Type | Default | Meaning |";

    /// <summary>The keys that the table names.</summary>
    public IEnumerable<string> Keys => KeysOf(Document, Heading)
        .Where(key => Below.Length == 0 || key.StartsWith($"{Below}.", StringComparison.Ordinal))
        .Select(key => key[(Below.Length == 0 ? 0 : Below.Length + 1)..].Split('.')[0])
        .Distinct();

    /// <summary>Document, heading and inner section of all the tables that a document has.</summary>
    public static IEnumerable<(string Document, string Heading, string Below)> In(string document) =>
        from heading in Headings(document)
        from below in KeysOf(document, heading).SelectMany(Sections).Prepend("").Distinct()
        select (document, heading, below);

    /// <summary>The rows below a heading, by their keys. The other tables there, such as that of the units, have no default.</summary>
    public static IEnumerable<(string Keys, string Default)> Rows(string document, string heading) =>
        new Document(document).Rows(heading).Where(row => row.Length == 4).Select(row => (row[0], row[2]));

    public override string ToString() => $"{Document} {Heading} {Below}";

    private static IEnumerable<string> KeysOf(string document, string heading) =>
        Rows(document, heading).SelectMany(row => Code().Matches(row.Keys)).Select(m => m.Groups[1].Value);

    /// <summary><c>a</c> and <c>a.b</c> for <c>a.b.c</c>.</summary>
    private static IEnumerable<string> Sections(string key) => key.Select((c, i) => c == '.' ? key[..i] : "").Where(section => section.Length > 0);

    private static IEnumerable<string> Headings(string document)
    {
        var heading = "";
        foreach (var line in new Document(document).Prose)
        {
            heading = line.StartsWith('#') ? line.TrimStart('#').Trim() : heading;
            if (line == Head)
            {
                yield return heading;
            }
        }
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
