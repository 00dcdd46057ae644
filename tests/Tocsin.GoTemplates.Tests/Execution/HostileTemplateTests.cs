using System.Diagnostics;

namespace Tocsin.GoTemplates.Execution;

/// <summary>No template, however it was made, crashes the process, hangs, or takes memory without bound.</summary>
public class HostileTemplateTests(ITestOutputHelper output)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    [Fact]
    public void Random_templates_give_a_text_or_an_error()
    {
        var seed = Environment.GetEnvironmentVariable("TOCSIN_SEED") is { Length: > 0 } given ? int.Parse(given, System.Globalization.CultureInfo.InvariantCulture) : Random.Shared.Next();
        var count = Environment.GetEnvironmentVariable("TOCSIN_TEST_FULL") == "1" ? 300_000 : 30_000;
        output.WriteLine($"{count} templates, TOCSIN_SEED={seed}");
        var mutator = new TemplateMutator([.. ExecutionTableTests.Read().Select(r => r.Template)], seed);
        var set = TemplateSet.Create(SampleData.Options with { MaxLength = 20_000, MaxTime = TimeSpan.FromMilliseconds(200) });
        for (var i = 0; i < count; i++)
        {
            var template = mutator.Next();
            var (text, error, time) = Render(set, template);
            Assert.True(text is not null || error!.StartsWith("template: ", StringComparison.Ordinal), $"{error} for {template}");
            Assert.True(time < _patience, $"{time} for {template}");
        }
    }

    [Theory]
    [InlineData("""{{define "a"}}{{template "a" .}}{{end}}{{template "a"}}""", "exceeded maximum template depth (100)")]
    [InlineData("""{{define "a"}}{{template "b" .}}{{end}}{{define "b"}}{{with .}}{{template "a" .}}{{end}}{{end}}{{template "a" 1}}""", "exceeded maximum template depth (100)")]
    [InlineData("""{{$x := "0123456789"}}{{range 40}}{{$x = print $x $x}}{{end}}""", "error calling print: text is longer than 1048576 characters")]
    [InlineData("""{{$x := list 1 2 3}}{{range 40}}{{$x = list $x $x}}{{end}}{{$x}}""", "text is longer than 1048576 characters")]
    [InlineData("""{{range 99999999999}}0123456789{{end}}""", "text is longer than 1048576 characters")]
    [InlineData("""{{range 99999999999}}{{end}}""", "the execution takes longer than 0.3 s")]
    [InlineData("""{{range 99999}}{{range 99999}}{{if false}}{{end}}{{end}}{{end}}""", "the execution takes longer than 0.3 s")]
    [InlineData("""{{range 9}}{{printf "%999999d" 1}}{{end}}""", "text is longer than 1048576 characters")]
    [InlineData("""{{define "a"}}{{$x := printf "%999999d" 1}}{{template "a"}}{{end}}{{template "a"}}""", "error calling printf: the execution makes more than 67108864 characters of text")]
    public void An_execution_without_end_is_ended(string template, string error)
    {
        var set = TemplateSet.Create(SampleData.Options with { MaxTime = TimeSpan.FromMilliseconds(300) });

        var (text, message, time) = Render(set, template);

        Assert.Null(text);
        Assert.EndsWith(error, message, StringComparison.Ordinal);
        Assert.True(time < _patience);
    }

    [Theory]
    [InlineData("(", ")", "1")]
    [InlineData("{{if true}}", "{{end}}", "")]
    [InlineData("{{range 1}}", "{{end}}", "")]
    [InlineData("{{if false}}{{else if true}}", "", "")]
    public void Nesting_without_end_is_refused(string open, string close, string inside)
    {
        var (before, after) = open == "(" ? ("{{", "}}") : ("", "");
        var template = before + string.Concat(Enumerable.Repeat(open, 100_000)) + inside + string.Concat(Enumerable.Repeat(close, 100_000)) + after;

        Assert.NotNull(Render(TemplateSet.Create(SampleData.Options), template).Error);
    }

    [Theory]
    [InlineData("{{")]
    [InlineData("{{/*")]
    [InlineData("{{\"")]
    [InlineData("{{.X}}")]
    [InlineData("{{.X -}} ")]
    [InlineData("{{if .X}}{{end}}")]
    [InlineData("{{1 | print | ")]
    [InlineData("}}")]
    [InlineData("\n")]
    public void A_megabyte_of_anything_is_read_quickly(string piece)
    {
        var template = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));

        Assert.True(Render(TemplateSet.Create(SampleData.Options), template).Time < _patience);
    }

    [Theory]
    [InlineData("{{.}}", false)]
    [InlineData("<script>{{.}}</script>", true)]
    [InlineData("{{define \"t\"}}{{if 1}}{{template \"t\" .}}{{end}}{{end}}{{template \"t\" .}}", false)]
    public void A_small_stack_is_no_reason_to_crash(string template, bool isHtml)
    {
        object data = "x";
        for (var i = 0; i < 900; i++)
        {
            data = new[] { data };
        }

        var compiled = TemplateSet.Create(SampleData.Options with { MaxDepth = 1_000_000 }).Compile(template, isHtml ? OutputLanguages.Html : null);
        Exception? thrown = null;
        var thread = new Thread(() => thrown = Record.Exception(() => compiled.Render(data)), maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();

        var message = Assert.IsType<TemplateException>(thrown).Message;
        Assert.Contains("too deeply", message, StringComparison.Ordinal);
        Assert.DoesNotContain("<...>", message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_template_gives_is_never_read_as_a_template()
    {
        var set = TemplateSet.Create(SampleData.Options);

        Assert.Equal("{{.X}}", set.Compile("""{{ "{{.X}}" }}""").Render(new SampleData()));
        Assert.Equal("{{.X}}", set.Compile("{{.k}}").Render(new Dictionary<string, string> { ["k"] = "{{.X}}" }));
    }

    [Fact]
    public void Members_that_are_not_declared_cannot_be_reached()
    {
        var set = TemplateSet.Create(SampleData.Options);
        foreach (var name in new[] { "GetType", "ToString", "Length", "Anything", "Options", "GetHashCode" })
        {
            var e = Assert.Throws<TemplateException>(() => set.Compile($"{{{{.{name}}}}}").Render(new SampleData()));
            Assert.Contains($"can't evaluate field {name} in type sample.T", e.Message, StringComparison.Ordinal);
        }

        var undeclared = Assert.Throws<TemplateException>(() => set.Compile("{{.Name}}").Render(new UriBuilder()));
        Assert.Contains("values of the .NET type UriBuilder are not declared for templates", undeclared.Message, StringComparison.Ordinal);
    }

    private static (string? Text, string? Error, TimeSpan Time) Render(TemplateSet set, string template)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            return (set.Compile(template, name: "t").Render(new SampleData()), null, watch.Elapsed);
        }
        catch (TemplateException e)
        {
            return (null, e.Message, watch.Elapsed);
        }
    }
}
