namespace Tocsin.GoTemplates.Parsing;

/// <summary>Makes templates that parse, the same ones for the same seed.</summary>
internal sealed class TemplateGenerator(int seed)
{
    private readonly Random _random = new(seed);
    private int _definitions;
    private int _ranges;

    public string Template() => Many(() => Item(0), 1, 5) + (_random.Next(3) == 0 ? Definition() : "");

    private string Definition() => $"{Left()}define \"d{_definitions++}\"{Right()}{Items(1)}{Left()}end{Right()}";

    private string Items(int depth) => Many(() => Item(depth), 0, 3);

    private string Item(int depth) => _random.Next(depth > 3 ? 2 : 9) switch
    {
        0 => Any("text", " ", "\n\n  ", "é😀", "} }", "\"quoted\""),
        1 => Left() + Any("", "", "$ = ", "$x := ") + Pipe(0) + Right(),
        2 => Branch("if", depth),
        3 => Branch("with", depth),
        4 => Range(depth),
        5 => $"{Left()}template {Any("\"a\"", "`b`", "\"\\n\\u00e9\"")} {Any("", Pipe(0))}{Right()}",
        6 => Block(depth),
        7 => $"{Left()}/* {Any("", "a", "}}\n")} */{Right(false)}",
        _ => _ranges > 0 ? $"{Left()}{Any("break", "continue")}{Right()}" : "-",
    };

    private string Branch(string keyword, int depth)
    {
        var chain = _random.Next(3) == 0 ? $"{Left()}else {keyword} {Pipe(0)}{Right()}{Items(depth + 1)}" : "";
        return $"{Left()}{keyword} {Pipe(0)}{Right()}{Items(depth + 1)}{chain}{Otherwise(depth)}{Left()}end{Right()}";
    }

    private string Range(int depth)
    {
        var head = $"{Left()}range {Any("", "$i := ", "$i, $e := ", "$i , $e = ")}{Pipe(0)}{Right()}";
        _ranges++;
        var body = Items(depth + 1);
        _ranges--;
        return $"{head}{body}{Otherwise(depth)}{Left()}end{Right()}";
    }

    private string Block(int depth)
    {
        (var ranges, _ranges) = (_ranges, 0);
        var block = $"{Left()}block \"d{_definitions++}\" {Pipe(0)}{Right()}{Items(depth + 1)}{Left()}end{Right()}";
        _ranges = ranges;
        return block;
    }

    private string Otherwise(int depth) => _random.Next(3) == 0 ? $"{Left()}else{Right()}{Items(depth + 1)}" : "";

    private string Pipe(int depth) => Command(depth) + Many(() => Any(" | ", "|") + Any("printf", ".X.Y", "(.X)", "printf \"%d\" 1", "$.A 1"), 0, 2);

    private string Command(int depth) => Operand(depth) + Many(() => Any(" ", "  ", "\n") + Operand(depth), 0, 2);

    private string Operand(int depth) => _random.Next(depth > 2 ? 1 : 4) == 0
        ? Any(".", ".X", ".X.Y", "$", "$.X", "nil", "true", "false", "1", "-0x1F", "1_0.5e3", "2i", "1-2i", "'a'", "'\\''", "\"a\\\"\"", "`}}`", "printf", "printf.X")
        : $"({Pipe(depth + 1)}){Any("", "", ".X", ".X.Y")}";

    private string Left() => Any("{{", "{{", "{{- ", "{{-\n");

    private string Right(bool mayHaveSpace = true) => Any("}}", "}}", mayHaveSpace ? " }}" : "}}", " -}}", "\n-}}");

    private string Any(params ReadOnlySpan<string> choices) => choices[_random.Next(choices.Length)];

    private string Many(Func<string> make, int from, int to) => string.Concat(Enumerable.Range(0, _random.Next(from, to + 1)).Select(_ => make()));
}
