namespace Tocsin.GoTemplates.Execution;

/// <summary>Makes new templates of good and bad ones by cutting, copying, crossing and putting in pieces that have a meaning.</summary>
internal sealed class TemplateMutator(IReadOnlyList<string> seeds, int seed)
{
    private static readonly string[] _pieces =
    [
        "{{", "}}", "{{-", "-}}", "{{- ", " -}}", "/*", "*/", "\"", "`", "'", "(", ")", "|", ".", "$", "$x", ":=", "=", ",", " ", "\n", "\\", "%", "0", "9", "-1", "1e309", "0x", "1_", "nil", "true",
        "{{if .X}}", "{{else}}", "{{else if .X}}", "{{end}}", "{{range .SI}}", "{{range 99999999}}", "{{with .U}}", "{{define \"a\"}}", "{{template \"a\" .}}", "{{block \"b\" .}}", "{{break}}", "{{continue}}",
        "{{$x := .X}}", "{{$x = print $x $x}}", "{{printf \"%999999d\" 1}}", "{{printf \"%*d\" 9999999 1}}", "{{index .MXI \"list\" 3}}", "{{slice .Uni 2 3}}", "{{.MXI.map.a}}", "\u00e9", "\U0001F6A8", "\uD800", "\0", "\uFEFF",
        ".Method2 1 ", "call ", "and ", "or ", "eq ", "html ", "js ", "urlquery ", "len ", "print ", "add ", "list ",
    ];

    private readonly Random _random = new(seed);

    public string Next()
    {
        var text = Seed();
        for (var changes = _random.Next(1, 6); changes > 0; changes--)
        {
            text = Change(text);
        }

        return text;
    }

    private string Change(string text)
    {
        var (from, to) = (_random.Next(text.Length + 1), _random.Next(text.Length + 1));
        (from, to) = (Math.Min(from, to), Math.Max(from, to));
        return _random.Next(6) switch
        {
            0 => text.Remove(from, Math.Min(to - from, 12)),
            1 => text.Insert(from, _pieces[_random.Next(_pieces.Length)]),
            2 => text.Insert(to, text[from..Math.Min(to, from + 200)]),
            3 when Seed() is var other && _random.Next(other.Length + 1) is var at => text[..from] + other[at..],
            4 when from < text.Length => text[..from] + (char)_random.Next(1, 128) + text[(from + 1)..],
            _ => text.Insert(from, _pieces[_random.Next(_pieces.Length)]),
        };
    }

    private string Seed() => seeds[_random.Next(seeds.Count)];
}
