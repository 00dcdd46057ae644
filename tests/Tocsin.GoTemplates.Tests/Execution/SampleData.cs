using System.Globalization;
using System.Numerics;

namespace Tocsin.GoTemplates.Execution;

/// <summary>A value with a bit of everything that a template can meet; the table of cases is about it.</summary>
internal sealed class SampleData
{
    public static readonly GoType InnerType = GoType.Struct<Inner>("sample.U").Field("V", "V", u => u.V).Method("TrueFalse", (Inner _, bool b) => b ? "true" : "").Build();

    private static readonly GoType _intList = GoTypes.List<long>("[]int", GoTypes.Int);
    private static readonly GoType _intMap = GoType.Map<Counts, long>("map[string]int", GoTypes.Int).Build();

    private static readonly GoType _stringer = GoType.Struct<Numbered>("sample.Stringer")
        .Field("n", "n", s => s.N)
        .String((s, text) => text.Append($"<{s.N.ToString(CultureInfo.InvariantCulture)}>"))
        .Build();

    private static readonly GoType _type = GoType.Struct<SampleData>("sample.T")
        .Field("True", "True", _ => true)
        .Field("I", "I", _ => 17)
        .Field("U16", "U16", _ => (ushort)16)
        .Field("X", "X", _ => "x")
        .Field("S", "S", _ => "xyz")
        .Field("FloatZero", "FloatZero", _ => 0.0)
        .Field("ComplexZero", "ComplexZero", _ => Complex.Zero)
        .Field("U", "U", _ => new Inner("v"), InnerType)
        .Field("V0", "V0", _ => new Numbered(6666), _stringer)
        .Field("SI", "SI", _ => new long[] { 3, 4, 5 }, _intList)
        .Field("SIEmpty", "SIEmpty", _ => Array.Empty<long>(), _intList)
        .Field("SB", "SB", _ => new[] { true, false })
        .Field("SS", "SS", _ => new[] { "a", "b c", "" })
        .Field("MSI", "MSI", _ => new Counts { ["one"] = 1, ["two"] = 2, ["three"] = 3 }, _intMap)
        .Field("MSIone", "MSIone", _ => new Counts { ["one"] = 1 }, _intMap)
        .Field("MSIEmpty", "MSIEmpty", _ => new Counts(), _intMap)
        .Field("MSS", "MSS", _ => new Dictionary<string, string> { ["k"] = "v", ["K"] = "w", ["é"] = "e", ["z"] = "" })
        .Field("MXI", "MXI", _ => Anything())
        .Field("SMSI", "SMSI", _ => new[] { new Counts { ["one"] = 1, ["two"] = 2 }, new Counts { ["eleven"] = 11, ["twelve"] = 12 } })
        .Field("Empty0", "Empty0", _ => (object?)null, GoTypes.Interface)
        .Field("Empty1", "Empty1", _ => (object)3, GoTypes.Interface)
        .Field("Empty2", "Empty2", _ => (object)"empty2", GoTypes.Interface)
        .Field("Empty3", "Empty3", _ => (object)new long[] { 7, 8 }, GoTypes.Interface)
        .Field("Empty4", "Empty4", _ => (object)new Inner("UinEmpty"), GoTypes.Interface)
        .Field("Str", "Str", _ => new Numbered(42), _stringer)
        .Field("BinaryFunc", "BinaryFunc", _ => GoFunction.Of((string a, string b) => $"[{a}={b}]"))
        .Field("VariadicFunc", "VariadicFunc", _ => GoFunction.Variadic((IReadOnlyList<string> s) => $"<{string.Join('+', s)}>"))
        .Field("VariadicFuncInt", "VariadicFuncInt", _ => new GoFunction([GoTypes.Int, GoTypes.String], true, (_, args) => $"{args[0]}=<{string.Join('+', args[1..])}>"))
        .Field("ErrFunc", "ErrFunc", _ => GoFunction.Of(() => "bla"))
        .Field("F", "F", _ => 2.5)
        .Field("U8", "U8", _ => (byte)200)
        .Field("Neg", "Neg", _ => -7)
        .Field("Uni", "Uni", _ => "héllo, 世界 🚨")
        .Method("Method0", _ => "M0")
        .Method("Method1", (SampleData _, long a) => a)
        .Method("Method2", (SampleData _, ushort a, string b) => $"Method2: {a} {b}")
        .Method("Method3", (SampleData _, object? v) => $"Method3: {v ?? "<nil>"}")
        .Method("MAdd", new GoFunction([GoTypes.Int, _intList], false, (_, args) => ((IReadOnlyList<long>)args[2]!).Select(x => x + Convert.ToInt64(args[1], CultureInfo.InvariantCulture)).ToArray()))
        .Method("MyError", (SampleData _, bool error) => error ? throw new GoFunctionException("my error") : false)
        .Method("GetU", _ => new Inner("v"))
        .Build();

    public static TemplateOptions Options { get; } = new()
    {
        Functions = Functions(),
        Types = GoTypes.Basic.With(
            _type,
            InnerType,
            _intMap,
            _stringer,
            GoType.Slice<long[], long>("[]int", GoTypes.Int).Zero([]).Build(),
            GoType.Slice<bool[], bool>("[]bool", GoTypes.Bool).Build(),
            GoType.Slice<Counts[], Counts>("[]map[string]int", _intMap).Build()),
    };

    private static Dictionary<string, object?> Anything() => new()
    {
        ["one"] = 1,
        ["list"] = new object?[] { 1, "two", 3.5, null, true },
        ["map"] = new Dictionary<string, object?> { ["a"] = "x" },
        ["nil"] = null,
    };

    private static Dictionary<string, GoFunction> Functions() => new()
    {
        ["typeOf"] = new GoFunction([GoTypes.Interface], false, (call, args) => args[0] is { } value ? call.Types.Of(value).Name : "<nil>"),
        ["zeroArgs"] = GoFunction.Of(() => "zeroArgs"),
        ["oneArg"] = GoFunction.Of((string a) => "oneArg=" + a),
        ["twoArgs"] = GoFunction.Of((string a, string b) => "twoArgs=" + a + b),
        ["dddArg"] = new GoFunction([GoTypes.Int, GoTypes.String], true, (_, args) => $"{args[0]} [{string.Join(' ', args[1..])}]\n"),
        ["valueString"] = GoFunction.Of((string _) => "value is ignored"),
        ["returnInt"] = GoFunction.Of(() => 7),
        ["add"] = GoFunction.Variadic((IReadOnlyList<long> args) => args.Sum()),
        ["echo"] = GoFunction.Of((object? a) => a),
        ["makemap"] = GoFunction.Variadic((IReadOnlyList<string> args) => args.Chunk(2).Where(p => p.Length == 2).DistinctBy(p => p[0]).ToDictionary(p => p[0], p => p[1])),
        ["mapOfThree"] = GoFunction.Of(() => new Counts { ["three"] = 3 }),
        ["die"] = GoFunction.Of(bool () => throw new GoFunctionException("died")),
        ["floatArg"] = GoFunction.Of((double f) => f * 2),
        ["uintArg"] = GoFunction.Of((ushort u) => u),
        ["boolArg"] = GoFunction.Of((bool b) => !b),
        ["listArg"] = GoFunction.Of((IReadOnlyList<string> l) => l.Count),
        ["list"] = GoFunction.Variadic((IReadOnlyList<object?> l) => l.ToArray()),
    };

    internal sealed record Inner(string V);

    internal sealed class Counts : Dictionary<string, long>;

    internal sealed record Numbered(long N);
}
