using System.Diagnostics;

namespace Tocsin.GoTemplates.Parsing;

public class HostileTemplateTests
{
    // Reading these takes milliseconds; what grows with the square of their length would take minutes.
    private static readonly TimeSpan _enough = TimeSpan.FromSeconds(20);

    public static TheoryData<string, string, string> Repeated => new()
    {
        { "{{", "", "template: t:1: unexpected \"{\" in command" },
        { "\"", "{{", "template: t:1: unexpected \"\\\"\\\"\" in operand" },
        { "\\\"", "{{\"", "template: t:1: unterminated quoted string" },
        { "'", "{{", "template: t:1: invalid syntax" },
        { "`", "{{", "template: t:1: unexpected \"``\" in operand" },
        { "(", "{{", "template: t:1: max expression depth exceeded" },
        { " ", "{{", "template: t:1: unclosed action" },
        { "\n", "{{", "template: t:1000001: unclosed action started at t:1" },
        { "{{/*", "", "template: t:1: unclosed comment" },
        { "{{/**/}}", "{{", "template: t:1: unexpected \"{\" in command" },
        { "{{- /**/ -}} ", "{{foo}}", "template: t:1: function \"foo\" not defined" },
        { "1", "{{", "template: t:1: illegal number syntax: \"1111" },
        { "1_", "{{0x", "template: t:1: illegal number syntax: \"0x1_1_" },
        { "1+", "{{", "template: t:1: bad number syntax: \"1+1\"" },
        { ".a", "{{", "template: t:1: unclosed action" },
        { " .a", "{{", "template: t:1: unclosed action" },
        { " | .a", "{{.", "template: t:1: pipeline too long" },
        { "a", "{{", "template: t:1: function \"aaaa" },
        { "{{if .}}", "", "template: t:1: max control structure depth exceeded" },
        { "{{with .}}{{else}}", "", "template: t:1: max control structure depth exceeded" },
        { "{{else if .}}", "{{if .}}", "template: t:1: max control structure depth exceeded" },
        { "{{else with .}}", "{{with .}}", "template: t:1: max control structure depth exceeded" },
        { "{{range .}}(", "", "template: t:1: max control structure depth exceeded" },
        { "{{block `a` .}}", "", "template: t:1: max control structure depth exceeded" },
        { "{{if (((.)))}}", "", "template: t:1: max expression depth exceeded" },
        { "{{end}}", "", "template: t:1: unexpected {{end}}" },
    };

    [Theory]
    [MemberData(nameof(Repeated))]
    public void A_megabyte_of_anything_is_refused_at_once(string piece, string start, string expected)
    {
        var text = start + string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var watch = Stopwatch.StartNew();

        Assert.StartsWith(expected, Templates.Error(text), StringComparison.Ordinal);
        Assert.True(watch.Elapsed < _enough, $"took {watch.Elapsed}");
    }

    [Theory]
    [InlineData("{{$a := 1}}{{$a}}")]
    [InlineData("{{.X.Y.Z 1 \"a\" | printf}}\n")]
    [InlineData("{{if .}}{{$x := 1}}{{else}}{{end}}")]
    [InlineData("{{template \"a\" .}}é")]
    [InlineData("{ {- {{- /* */ -}} }")]
    public void A_megabyte_of_what_is_right_is_parsed_at_once(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var watch = Stopwatch.StartNew();

        Assert.NotEmpty(Templates.Parse(text)[0].Root.Nodes);
        Assert.True(watch.Elapsed < _enough, $"took {watch.Elapsed}");
    }

    [Fact]
    public void Many_variables_and_definitions_are_found_at_once()
    {
        var many = Enumerable.Range(0, 30_000).ToList();
        var variables = string.Concat(many.Select(i => $"{{{{$v{i} := 1}}}}")) + string.Concat(many.Select(i => $"{{{{$v{i}}}}}"));
        var spaces = $"{{{{define `x`}}}}{new string(' ', 500_000)}a{{{{end}}}}" + string.Concat(Enumerable.Repeat("{{define `x`}}{{end}}", 25_000));
        var watch = Stopwatch.StartNew();

        Assert.Equal(60_000, Templates.Parse(variables)[0].Root.Nodes.Length);
        Assert.False(Templates.Parse(spaces)[1].IsEmpty);
        Assert.True(watch.Elapsed < _enough, $"took {watch.Elapsed}");
    }

    [Fact]
    public void Nesting_up_to_the_limit_is_parsed_and_spelled()
    {
        var text = string.Concat(Enumerable.Repeat("{{if .}}", 500)) + "{{" + new string('(', 500) + "1" + new string(')', 500) + "}}" + string.Concat(Enumerable.Repeat("{{end}}", 500));

        Assert.Equal(text, Templates.Parse(text)[0].Root.ToString());
    }

    [Fact]
    public void On_a_small_stack_less_nesting_is_allowed_and_nothing_breaks()
    {
        var text = string.Concat(Enumerable.Repeat("{{if .}}", 900));
        var message = "";
        var thread = new Thread(() => message = Templates.Error(text), 192 * 1024);
        thread.Start();
        thread.Join();

        Assert.Equal("template: t:1: max control structure depth exceeded", message);
    }

    [Fact]
    public void The_limit_of_nesting_counts_what_is_open_only()
    {
        var text = string.Concat(Enumerable.Repeat("{{if .}}{{(.)}}{{else if .}}{{block `a` .}}{{end}}{{end}}", 3000));

        Assert.Equal(3000, Templates.Parse(text)[0].Root.Nodes.Length);
    }

    [Fact]
    public void Lone_surrogates_survive_in_text_and_literals_and_are_refused_elsewhere()
    {
        var root = Templates.Parse("a\ud83d{{\"\ude00\"}}{{`\ud83d`}}\ude00")[0].Root;

        Assert.Equal("a\ud83d{{\"\ude00\"}}{{`\ud83d`}}\ude00", root.ToString());
        Assert.Equal("template: t:1: unrecognized character in action: U+FFFD '\ufffd'", Templates.Error("{{\ud83d}}"));
        Assert.Equal("template: t:1: bad character U+FFFD '\ufffd'", Templates.Error("{{.X\ud83d}}"));
    }
}
