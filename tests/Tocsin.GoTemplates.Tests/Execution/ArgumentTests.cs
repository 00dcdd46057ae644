namespace Tocsin.GoTemplates.Execution;

/// <summary>Arguments reach functions as the .NET types that these were declared with.</summary>
public class ArgumentTests
{
    private static readonly TemplateSet _set = TemplateSet.Create(new TemplateOptions
    {
        Functions = new Dictionary<string, GoFunction>
        {
            ["int32"] = GoFunction.Of((int value) => $"int {value}"),
            ["uint8"] = GoFunction.Of((byte value) => $"byte {value}"),
            ["int16"] = new GoFunction([GoTypes.Int16], false, (_, args) => $"short {(short)args[0]!}"),
            ["int"] = new GoFunction([GoTypes.Int], false, (_, args) => $"long {(long)args[0]!}"),
            ["float32"] = new GoFunction([GoTypes.Float32], false, (_, args) => $"float {(float)args[0]!}"),
            ["duration"] = GoFunction.Of((GoDuration value) => value.ToString()),
        },
    });

    private static readonly Dictionary<string, object?> _data = new()
    {
        ["int"] = 5,
        ["large"] = 3_000_000_000L,
        ["time"] = new GoTime(DateTimeOffset.UnixEpoch),
        ["uint8"] = GoFunction.Of((byte value) => $"byte {value}"),
        ["uint64"] = GoFunction.Of((ulong value) => $"ulong {value}"),
        ["list"] = new[] { "a" },
        ["any"] = new object[] { "a" },
        ["grid"] = new int[2, 2],
    };

    [Theory]
    [InlineData("{{int .int}}", "long 5")]
    [InlineData("{{int32 7}}", "int 7")]
    [InlineData("{{uint8 300}}", "byte 44")]
    [InlineData("{{int16 70000}}", "short 4464")]
    [InlineData("{{float32 1.5}}", "float 1.5")]
    [InlineData("{{duration 5}}", "5ns")]
    [InlineData("{{duration 1.0}}", "1ns")]
    [InlineData("{{.time.Add 5}}", "1970-01-01 00:00:00.000000005 +0000 UTC")]
    [InlineData("{{call .uint8 300}}", "byte 44")]
    [InlineData("{{call .uint64 -1}}", "ulong 18446744073709551615")]
    public void Numbers_are_converted_as_Go_converts_them(string template, string expected) =>
        Assert.Equal(expected, _set.Compile(template).Render(_data));

    [Theory]
    [InlineData("{{int32 3000000000}}", "1:2: executing \"\" at <int32 3000000000>: error calling int32: 3000000000 has more than the 32 bits that the function takes")]
    [InlineData("{{int32 .large}}", "1:2: executing \"\" at <int32 .large>: error calling int32: 3000000000 has more than the 32 bits that the function takes")]
    [InlineData("{{.time.In nil}}", "1:7: executing \"\" at <.time.In>: error calling In: time: missing Location in call to Time.In")]
    [InlineData("{{range .any}}{{.k}}{{end}}", "1:16: executing \"\" at <.k>: can't evaluate field k in type interface {}")]
    [InlineData("{{range .any}}{{(.).k}}{{end}}", "1:17: executing \"\" at <.>: can't evaluate field k in type string")]
    [InlineData("{{.grid}}", "1:2: executing \"\" at <{{.grid}}>: values of the .NET type Int32[,] are not declared for templates")]
    public void What_cannot_be_passed_is_an_error_at_its_place(string template, string error)
    {
        var e = Assert.Throws<TemplateException>(() => _set.Compile(template).Render(_data));

        Assert.Equal("template: :" + error, e.Message);
    }

    [Fact]
    public void A_function_takes_lists_and_maps_by_their_interfaces_only()
    {
        Assert.Throws<ArgumentException>(() => GoFunction.Of((string[] list) => list.Length));
        Assert.Throws<ArgumentException>(() => GoFunction.Of((Dictionary<string, string> map) => map.Count));
        var count = TemplateSet.Create(new TemplateOptions
        {
            Functions = new Dictionary<string, GoFunction> { ["count"] = GoFunction.Of((IReadOnlyList<string> list) => list.Count), ["entries"] = GoFunction.Of((IReadOnlyDictionary<string, object?> map) => map.Count) },
        });

        Assert.Equal("1 8", count.Compile("{{count .list}} {{entries .}}").Render(_data));
    }

    [Fact]
    public void Loops_over_numbers_keep_their_type_and_assign_the_item_last()
    {
        Assert.Equal("uint8 uint8 ", _set.Compile("""{{range .}}{{printf "%T " .}}{{end}}""").Render((byte)2));
        Assert.Equal("0s1ns", _set.Compile("{{range .}}{{.}}{{end}}").Render(new GoDuration(2)));
        Assert.Equal("a", _set.Compile("{{$x := 1}}{{range $x, $x = .list}}{{$x}}{{end}}").Render(_data));
    }

    [Fact]
    public void A_declared_list_may_be_a_List_or_an_array()
    {
        var item = GoType.Struct<Version>("sample.Version").Field("Major", "major", v => v.Major).Build();
        var set = TemplateSet.Create(new TemplateOptions { Types = GoTypes.Basic.With(item, GoTypes.List<Version>("[]sample.Version", item)) });
        var template = set.Compile("""{{printf "%T" .}} {{range .}}{{.Major}}{{end}}""");

        Assert.Equal("[]sample.Version 12", template.Render(new List<Version> { new(1, 0), new(2, 0) }));
        Assert.Equal("[]sample.Version 12", template.Render(new Version[] { new(1, 0), new(2, 0) }));
    }
}
