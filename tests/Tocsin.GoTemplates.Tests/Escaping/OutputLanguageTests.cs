namespace Tocsin.GoTemplates.Escaping;

/// <summary>The walk over templates, with a language of words, texts between double quotes, and sums in brackets.</summary>
public class OutputLanguageTests
{
    private static readonly TemplateOptions _options = new();

    [Theory]
    [InlineData("say \"{{.}}\" [{{7}}]", "say \"a\\\"b\" [7]")]
    [InlineData("\"{{if .}}{{.}}{{else}}x{{end}}\"", "\"a\\\"b\"")]
    [InlineData("{{if .}}\"{{else}}\"{{end}}{{.}}\"", "\"a\\\"b\"")]
    [InlineData("{{$x := .}}\"{{$x}}\"", "\"a\\\"b\"")]
    [InlineData("{{with .}}\"{{.}}\"{{end}}{{range 2}} \"{{.}}\"{{end}}", "\"a\\\"b\" \"0\" \"1\"")]
    [InlineData("{{define \"v\"}}{{.}}{{end}}\"{{template \"v\" .}}\" [{{template \"v\" 3}}] \"{{template \"v\" .}}\"", "\"a\\\"b\" [3] \"a\\\"b\"")]
    [InlineData("{{define \"open\"}}\"{{end}}{{template \"open\"}}{{.}}{{template \"open\"}} {{template \"open\"}}{{.}}\"", "\"a\\\"b\" \"a\\\"b\"")]
    [InlineData("{{define \"r\"}}{{if .}}{{template \"r\" false}}{{end}}{{1}}{{end}}\"{{template \"r\" true}}\"", "\"11\"")]
    public void Values_are_escaped_by_where_they_stand(string template, string output) => Assert.Equal(output, Compile(template).Render("a\"b"));

    [Theory]
    [InlineData("say {{.}}", "sums:q:1:6: {{.}} stands outside of quotes and brackets")]
    [InlineData("\n  {{template \"no\"}}", "sums:q:2:13: no such template \"no\"")]
    [InlineData("\"x", "sums:q: ends in an unfinished context: Quotes")]
    [InlineData("{{if .}}\"{{end}}", "sums:q:1:5: {{if}} branches end in different contexts: Quotes, Words")]
    [InlineData("\n{{range .}}\"{{end}}", "sums:q:2:8: on range loop re-entry: {{range}} branches end in different contexts: Quotes, Words")]
    [InlineData("{{range .}}{{if .}}\"{{break}}{{end}}{{end}}", "sums:q:1:22: at range loop break: {{range}} branches end in different contexts: Words, Quotes")]
    [InlineData("{{range .}}{{if .}}[{{continue}}{{end}}{{end}}", "sums:q:1:22: at range loop continue: {{range}} branches end in different contexts: Words, Sum")]
    [InlineData("a ] b", "sums:q: unopened \"]\"")]
    [InlineData("{{define \"t\"}}\n{{.}}{{end}}{{template \"t\" .}}", "sums:q:2:2: {{.}} stands outside of quotes and brackets")]
    [InlineData("{{define \"t\"}}{{if .}}{{template \"t\"}}{{end}}\"{{end}}{{template \"t\"}}", "sums:q:1:14: cannot compute output context for template t")]
    public void What_cannot_be_made_safe_is_refused_with_its_place(string template, string message) =>
        Assert.Equal(message, Assert.Throws<TemplateException>(() => Compile(template)).Message);

    [Fact]
    public void A_value_that_is_refused_at_run_time_ends_the_execution() =>
        Assert.Equal(
            "template: q:1:3: executing \"q\" at <sum>: error calling sum: \"x\" is no number",
            Assert.Throws<TemplateException>(() => Compile("[{{.}}]").Render("x")).Message);

    [Fact]
    public void The_language_says_which_contexts_agree() =>
        Assert.Equal("[1]", Compile("[{{if .}}{{1}}{{else}}2{{end}}]").Render(true));

    [Fact]
    public void Contexts_that_look_the_same_are_told_apart()
    {
        var template = TemplateSet.Create(_options).Compile("{{define \"v\"}}{{.}}{{end}}({{template \"v\" 1}}({{template \"v\" 1}}))", new Depths());

        Assert.Equal("(1(11))", template.Render(null));
    }

    private static Template Compile(string text) => TemplateSet.Create(_options).Compile(text, new Sums(), "q");

    private readonly struct Depth(int open)
    {
        public int Open => open;

        public override string ToString() => open == 0 ? "outside" : "inside";
    }

    /// <summary>Values are written as often as brackets are open.</summary>
    private sealed class Depths() : OutputLanguage<Depth>("depths")
    {
        private static readonly Escaper[] _escapers =
            [.. Enumerable.Range(0, 3).Select(n => Escaper.OfText($"repeat{n}", (value, text) => text.Append(string.Concat(Enumerable.Repeat(value, n)))))];

        protected internal override Depth Advance(Depth context, ReadOnlySpan<char> text) => new(context.Open + text.Count('(') - text.Count(')'));

        protected internal override ValueRule<Depth> ValueAt(Depth context) => Escaped(context, _escapers[context.Open]);
    }

    private enum Place
    {
        Words,
        Quotes,
        Sum,
    }

    private sealed class Sums() : OutputLanguage<Place>("sums")
    {
        private static readonly Escaper _quote = Escaper.OfText("quote", (value, text) => text.Append(value.Replace("\"", "\\\"", StringComparison.Ordinal)));

        private static readonly Escaper _sum = new("sum", (_, value) => value is int or long ? value : throw new GoFunctionException($"\"{value}\" is no number"));

        protected internal override Place Advance(Place context, ReadOnlySpan<char> text)
        {
            foreach (var c in text)
            {
                context = (context, c) switch
                {
                    (Place.Words, '"') => Place.Quotes,
                    (Place.Words, '[') => Place.Sum,
                    (Place.Words, ']') => throw new TemplateException("unopened \"]\""),
                    (Place.Quotes, '"') or (Place.Sum, ']') => Place.Words,
                    _ => context,
                };
            }

            return context;
        }

        protected internal override ValueRule<Place> ValueAt(Place context) => context switch
        {
            Place.Quotes => Escaped(context, _quote),
            Place.Sum => Escaped(context, _sum),
            _ => Refused("stands outside of quotes and brackets"),
        };
    }
}
