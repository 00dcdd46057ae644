using Tocsin.GoTemplates.Times;

namespace Tocsin.GoTemplates.Formatting;

public class PrintTests
{
    public static TheoryData<object?[], string> Operands => new()
    {
        { [1, 2, "a", "b", 3, null, null, "c", 4.5, true, false], "1 2ab3 <nil> <nil>c4.5 true false" },
        { ["a", 1, "b", 2.5, new List<string> { "x" }, new List<string> { "y" }], "a1b2.5 [x] [y]" },
        { [new SampleValues.Html("<b>"), new SampleValues.Html("<i>"), 1], "<b><i>1" },
        { [new SampleValues.PointPointer(1)], "&{1}" },
        { [], "" },
    };

    [Theory]
    [MemberData(nameof(Operands))]
    public void Sprint_puts_spaces_between_operands_of_which_neither_is_a_string(object?[] operands, string expected)
    {
        using var text = new BoundedText();
        GoFormat.Sprint(text, operands, SampleValues.Types);

        Assert.Equal(expected, text.ToString());
    }

    [Fact]
    public void Sprintln_puts_spaces_between_all_operands_and_ends_the_line()
    {
        using var text = new BoundedText();
        GoFormat.Sprintln(text, ["a", 1, null], SampleValues.Types);
        GoFormat.Sprintln(text, [], SampleValues.Types);

        Assert.Equal("a 1 <nil>\n\n", text.ToString());
    }

    public static TheoryData<object?, string> Values => new()
    {
        { "text", "text" },
        { 42, "42" },
        { long.MinValue, "-9223372036854775808" },
        { ulong.MaxValue, "18446744073709551615" },
        { null, "<nil>" },
        { 1.5, "1.5" },
        { new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" }, "map[a:1 b:2]" },
        { new List<string> { "a", "b" }, "[a b]" },
        { new SampleValues.Nested(new(1, "n"), null, null, null, default), "{{1 n} [] map[] <nil> 0s}" },
        { new SampleValues.PointPointer(3), "{3}" },
        { new GoDuration(90_000_000_000), "1m30s" },
        { new GoMonth(13), "%!Month(13)" },
        { GoLocation.Utc, "UTC" },
        { default(GoTime), "0001-01-01 00:00:00 +0000 UTC" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_prints_as_an_action_shows_it(object? value, string expected)
    {
        using var text = new BoundedText();
        GoFormat.Print(text, value, SampleValues.Types);

        Assert.Equal(expected, text.ToString());
    }

    [Fact]
    public void Strings_numbers_and_flags_print_without_taking_memory()
    {
        using var text = new BoundedText();
        object[] values = ["text", 42, 1_234_567_890_123L, true, 1.5, (ulong)7, new GoDuration(1500), default(GoTime)];
        PrintAll(text, values);

        var before = GC.GetAllocatedBytesForCurrentThread();
        PrintAll(text, values);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void PrintAll(BoundedText text, object[] values)
    {
        text.Truncate(0);
        foreach (var value in values)
        {
            GoFormat.Print(text, value, GoTypes.Basic);
        }
    }
}
