using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Tocsin.Alerts;
using Tocsin.Templating.Languages;

namespace Tocsin.Enrichment.Prometheus;

public sealed class PromQlTemplateTests
{
    [Theory]
    [InlineData("""up{pod="{{ .Labels.x }}"}""", "web", """up{pod="web"}""")]
    [InlineData("""up{pod="{{ .Labels.x }}"}""", "x\"} or {__name__=~\".+", """up{pod="x\"} or {__name__=~\".+"}""")]
    [InlineData("""up{pod="{{ .Labels.x }}"}""", @"back\slash", """up{pod="back\\slash"}""")]
    [InlineData("""up{pod="{{ .Labels.x }}"}""", "a\nb\0", """up{pod="a\nb\u0000"}""")]
    [InlineData("""up{pod="{{ .Labels.x }}"}""", "it's", """up{pod="it's"}""")]
    [InlineData("""up{pod='{{ .Labels.x }}'}""", "it's \"it\"", """up{pod='it\'s "it"'}""")]
    [InlineData("""up{pod="{{ .Labels.x }}"}""", "{{ .Labels.secret }}", """up{pod="{{ .Labels.secret }}"}""")]
    [InlineData("""up{pod="{{ .Labels.x }}"}""", "日本\uFFFD", """up{pod="日本\ufffd"}""")]
    [InlineData("up{pod=`{{ .Labels.x }}`}", @"a\b""", @"up{pod=`a\b""`}")]
    [InlineData("""up{pod=~"{{ .Labels.x }}-.*"}""", "a.b|.*", """up{pod=~"a\\.b\\|\\.\\*-.*"}""")]
    [InlineData("""up{pod !~ # why " not""" + "\n" + """ "{{ .Labels.x }}"}""", "a.b", """up{pod !~ # why " not""" + "\n" + """ "a\\.b"}""")]
    [InlineData("up{pod=~`{{ .Labels.x }}`}", "a.b", @"up{pod=~`a\.b`}")]
    [InlineData("""up{a=~"x",pod="{{ .Labels.x }}"}""", "a.b", """up{a=~"x",pod="a.b"}""")]
    [InlineData("up > {{ .Labels.x }}", "0.5", "up > 0.5")]
    [InlineData("rate(up[{{ .Labels.x }}m])", "5", "rate(up[5m])")]
    public void Values_are_written_for_the_place_they_stand_in(string text, string value, string expected)
    {
        Assert.True(PromQlTemplate.TryParse(text, TimeProvider.System, out var template, out var error), error);
        Assert.True(template.TryRender(Given.Alert(("x", value)), out var query, out error), error);
        Assert.Equal(expected, query);
    }

    [Theory]
    [InlineData("up > {{ .Labels.x }}", "1 or up", "is no number")]
    [InlineData("up > {{ .Labels.x }}", "-1", "is no number")]
    [InlineData("up > {{ .Labels.x }}", "Inf", "is no number")]
    [InlineData("up > {{ .Labels.x }}", "１", "is no number")]
    [InlineData("up > {{ .Labels.x }}", "1\n", "is no number")]
    [InlineData("rate(up[{{ .Labels.x }}m])", "1.5", "is no number")]
    [InlineData("up{pod=`{{ .Labels.x }}`}", "a`} or up{a=`", "backticks")]
    [InlineData("up{pod=`{{ .Labels.x }}`}", "a\nb", "backticks")]
    [InlineData("""up{pod="{{ .Labels.y }}"}""", "a", "the alert has no label \"y\"")]
    public void Values_that_do_not_fit_their_place_are_refused(string text, string value, string expected)
    {
        Assert.True(PromQlTemplate.TryParse(text, TimeProvider.System, out var template, out _));
        Assert.False(template.TryRender(Given.Alert(("x", value)), out _, out var error));
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_query_that_gets_too_long_is_refused()
    {
        Assert.True(PromQlTemplate.TryParse("""up{pod="{{ .Labels.x }}"}""", TimeProvider.System, out var template, out _));
        Assert.False(template.TryRender(Given.Alert(("x", new string('x', 20_000))), out _, out var error));
        Assert.Equal("the query is longer than 16384 characters", error);
    }

    [Theory]
    [InlineData("""up{pod="\{{ .Labels.x }}"}""", "backslash")]
    [InlineData("""up{pod="\x4{{ .Labels.x }}"}""", "backslash")]
    [InlineData("""up{pod="\u00{{ .Labels.x }}"}""", "backslash")]
    [InlineData("""up{pod="\1{{ .Labels.x }}"}""", "backslash")]
    [InlineData("""up{pod=~"\\{{ .Labels.x }}"}""", "backslash of the regular expression")]
    [InlineData("""up{pod=~"\x5c{{ .Labels.x }}"}""", "backslash of the regular expression")]
    [InlineData("""up{pod=~`\{{ .Labels.x }}`}""", "backslash of the regular expression")]
    [InlineData("""up{pod=~"\\Q{{ .Labels.x }}\\E"}""", @"\Q")]
    [InlineData("up # {{ .Labels.x }}", "comment")]
    [InlineData("up{{ .Labels.x }}", "touches")]
    [InlineData("1.{{ .Labels.x }}", "touches")]
    [InlineData("up > {{ .Labels.x }}{{ .Labels.x }}", "touches")]
    [InlineData("up > {{ .Labels.x }}e5", "touches")]
    [InlineData("up > 0x{{ .Labels.x }}", "touches")]
    [InlineData("""up{pod="{{ .Labels.x }}}""", "a string is not ended")]
    [InlineData("up{pod=\"{{ .Labels.x }}\n\"}", "not ended on its line")]
    [InlineData("""up{pod="\q{{ .Labels.x }}"}""", "no escape sequence")]
    [InlineData("up{pod=\"{{ .Lables.x }}\"}", "can't evaluate field Lables")]
    public void Templates_whose_values_could_not_be_contained_are_refused_when_they_are_read(string text, string expected)
    {
        Assert.False(PromQlTemplate.TryParse(text, TimeProvider.System, out _, out var error));
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    private static readonly string[] _places =
    [
        """sum(up{a="b",pod="{{ .Labels.x }}"}) > 1""",
        """sum(up{a="b",pod='{{ .Labels.x }}'}) > 1""",
        "sum(up{a=\"b\",pod=`{{ .Labels.x }}`}) > 1",
        """sum(up{a=~"b",pod=~"x{{ .Labels.x }}[{{ .Labels.x }}]+"}) > 1 # "end" """,
        """sum(up{pod!~'{{ .Labels.x }}'}) > {{ .Labels.x }}""",
        """rate(up{pod="\\{{ .Labels.x }}\"{{ .Labels.x }}"}[{{ .Labels.x }}m]) > {{ .Labels.x }}""",
    ];

    /// <summary>Values made of what is dangerous, and any text.</summary>
    private static Gen<string> Values { get; } = Gen.OneOf(
        Gen.Elements("\"", "'", "`", "\\", "\n", "\r", "\0", "}", "{", "#", " or ", "x", "5", "1.5", "{{", "}}", "\u2028", "é", "💥", "\uFFFD", ".*", "|", "\\E", "[", "]", "-", "^", "$")
            .ListOf().Select(parts => string.Concat(parts)),
        ArbMap.Default.GeneratorFor<NonNull<string>>().Select(s => s.Get));

    [Property(MaxTest = 2000)]
    public Property No_value_changes_the_structure_of_a_query() => Prop.ForAll(Values.ToArbitrary(), Gen.Elements(_places).ToArbitrary(), (value, place) =>
    {
        Assert.True(PromQlTemplate.TryParse(place, TimeProvider.System, out var template, out _));
        Assert.True(template.TryRender(Given.Alert(("x", "5")), out var harmless, out _));
        if (template.TryRender(Alert(value), out var query, out _))
        {
            Assert.Equal(Kinds(harmless), Kinds(query));
        }
    });

    [Property(MaxTest = 1000)]
    public Property A_quoted_value_comes_out_of_the_query_as_it_went_in() => Prop.ForAll(Values.ToArbitrary(), value =>
    {
        Assert.True(PromQlTemplate.TryParse("""up{pod="{{ .Labels.x }}",app='{{ .Labels.x }}'}""", TimeProvider.System, out var template, out _));
        var alert = Alert(value);
        if (template.TryRender(alert, out var query, out _))
        {
            Assert.Equal([alert.Labels["x"], alert.Labels["x"]], PromQlLexer.Read(query).Where(t => t.Kind == "string").Select(t => t.Text));
        }
    });

    [Property(MaxTest = 1000)]
    public Property A_value_in_a_regular_expression_matches_itself_alone() => Prop.ForAll(Values.ToArbitrary(), value =>
    {
        var pattern = new Regex($@"\A(?:{QueryText.QuoteForRegex(value)})\z", RegexOptions.NonBacktracking);
        Assert.Matches(pattern, value);
        Assert.DoesNotMatch(pattern, value + "x");
        Assert.DoesNotMatch(pattern, "x" + value);
    });

    private static Alert Alert(string value) => Given.Alert(("x", value));

    private static IEnumerable<string> Kinds(string query) => PromQlLexer.Read(query).Select(t => t.Kind);
}
