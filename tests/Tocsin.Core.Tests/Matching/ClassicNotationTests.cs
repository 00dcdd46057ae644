using System.Text.Json;
using Tocsin.Testing;

namespace Tocsin.Matching;

/// <summary>The values are those of upstream's pkg/labels/parse_test.go, and what upstream answers for random texts.</summary>
public class ClassicNotationTests
{
    private static readonly MatcherSyntax _syntax = new(MatcherMode.Classic);

    [Theory]
    [InlineData("""{}""", "")]
    [InlineData("""{foo='}""", "foo = '")]
    [InlineData("""{foo=`}""", "foo = `")]
    [InlineData("""{foo=\"}""", "foo = \"")]
    [InlineData("""{foo=bar}""", "foo = bar")]
    [InlineData("""{foo="bar"}""", "foo = bar")]
    [InlineData("""{foo=~bar.*}""", "foo =~ bar.*")]
    [InlineData("""{foo=~"bar.*"}""", "foo =~ bar.*")]
    [InlineData("""{foo!=bar}""", "foo != bar")]
    [InlineData("""{foo!="bar"}""", "foo != bar")]
    [InlineData("""{foo!~bar.*}""", "foo !~ bar.*")]
    [InlineData("""{foo!~"bar.*"}""", "foo !~ bar.*")]
    [InlineData("""{foo="bar", baz!="quux"}""", "foo = bar; baz != quux")]
    [InlineData("""{foo="bar", baz!~"quux.*"}""", "foo = bar; baz !~ quux.*")]
    [InlineData("""{foo="bar",baz!~".*quux", derp="wat"}""", "foo = bar; baz !~ .*quux; derp = wat")]
    [InlineData("""{foo="bar", baz!="quux", derp="wat"}""", "foo = bar; baz != quux; derp = wat")]
    [InlineData("""{foo="bar", baz!~".*quux.*", derp="wat"}""", "foo = bar; baz !~ .*quux.*; derp = wat")]
    [InlineData("""{foo="bar", instance=~"some-api.*"}""", "foo = bar; instance =~ some-api.*")]
    [InlineData("""{foo=""}""", "foo = ")]
    [InlineData("""{foo="bar,quux", job="job1"}""", "foo = bar,quux; job = job1")]
    [InlineData("""{foo = "bar", dings != "bums", }""", "foo = bar; dings != bums")]
    [InlineData("""foo=bar,dings!=bums""", "foo = bar; dings != bums")]
    [InlineData("""{quote="She said: \"Hi, ladies! That's gender-neutral…\""}""", "quote = She said: \"Hi, ladies! That's gender-neutral…\"")]
    [InlineData("""statuscode=~"5.." """, "statuscode =~ 5..")]
    [InlineData("""tricky=~~~""", "tricky =~ ~~")]
    [InlineData("""trickier==\\=\=\" """, """trickier = =\=\=" """)]
    [InlineData("""contains_quote != "\"" , contains_comma !~ "foo,bar" , """, "contains_quote != \"; contains_comma !~ foo,bar")]
    [InlineData("""{foo=bar}}""", "foo = bar}")]
    [InlineData("""{foo=bar}},}""", "foo = bar}}")]
    [InlineData("""{foo=,bar=}}""", "foo = ; bar = }")]
    [InlineData("""{foo=bar\t}""", """foo = bar\t""")]
    [InlineData("""{foo=bar\n}""", "foo = bar\n")]
    [InlineData("""{foo=bar\}""", """foo = bar\""")]
    [InlineData("""{foo=bar\\}""", """foo = bar\""")]
    [InlineData("""{foo=bar\"}""", """foo = bar" """)]
    [InlineData("""job=""", "job = ")]
    [InlineData("""{foo=""", "foo = ")]
    [InlineData("""{foo=}b""", "foo = }b")]
    [InlineData("""a:b=c""", "a:b = c")]
    public void What_upstream_reads_is_read(string text, string matchers) => Assert.Equal(matchers.TrimEnd(' '), Reading.List(_syntax, text).TrimEnd(' '));

    [Theory]
    [InlineData(""",""", "bad matcher format: ")]
    [InlineData("""{,}""", "bad matcher format: ")]
    [InlineData("""job="value""", """matcher value contains unescaped double quote: "value""")]
    [InlineData("""job=value" """, """matcher value contains unescaped double quote: value" """)]
    [InlineData("""trickier==\\=\=\"" """, """matcher value contains unescaped double quote: =\\=\=\"" """)]
    [InlineData("""contains_unescaped_quote = foo"bar""", """matcher value contains unescaped double quote: foo"bar""")]
    [InlineData("""{invalid-name = "valid label"}""", """bad matcher format: invalid-name = "valid label" """)]
    [InlineData("""{foo=~"invalid[regexp"}""", "error parsing regexp: missing closing ]: `[regexp)$`")]
    [InlineData("""{foo=\"bar"}""", """matcher value contains unescaped double quote: \"bar" """)]
    [InlineData("""foo!bar""", "bad matcher format: foo!bar")]
    [InlineData("""{{foo=""", "bad matcher format: {foo=")]
    public void What_upstream_refuses_is_refused_in_its_words(string text, string error) =>
        Assert.Equal("error: " + error.TrimEnd(' '), Reading.List(_syntax, text).TrimEnd(' '));

    [Theory]
    [InlineData(""" "{foo=\"bar"} """)]
    [InlineData(""" "foo=\"bar" """)]
    [InlineData(""" "foo=\"bar\"" """)]
    [InlineData(""" "foo=\"bar\" """)]
    [InlineData(""" "{foo=\"bar\"}" """)]
    [InlineData(""" "foo="bar"" """)]
    public void A_list_that_is_quoted_as_a_whole_has_no_format(string text) =>
        Assert.StartsWith("error: bad matcher format: \"", Reading.List(_syntax, text.Trim()), StringComparison.Ordinal);

    [Fact]
    public void Half_a_surrogate_pair_is_no_text()
    {
        Assert.Equal("error: matcher value not valid UTF-8: \uD83D", Reading.One(_syntax, "a=\uD83D"));
        Assert.Equal("a = \uFFFD", Reading.List(_syntax, "a=\uD83D"));
    }

    [Fact]
    public void Random_texts_are_read_as_upstream_reads_them()
    {
        var facts = File.ReadLines(RepositoryFiles.PathOf("tests/Tocsin.Core.Tests/Matching/ClassicFacts.jsonl"))
            .Select(line => JsonSerializer.Deserialize<Fact>(line, JsonSerializerOptions.Web)!)
            .ToList();

        Assert.True(facts.Count > 300);
        Assert.All(facts, fact =>
        {
            Assert.Equal(fact.Expected, fact.IsList ? Reading.List(_syntax, fact.Text) : Reading.One(_syntax, fact.Text));
            Assert.Equal(fact.Printed, Printed(fact));
        });
    }

    private static string? Printed(Fact fact) => !_syntax.TryParseList(fact.Text, out var matchers, out _) || fact.Printed is null ? fact.Printed
        : fact.IsList || !_syntax.TryParse(fact.Text, out var matcher, out _) ? $"{{{string.Join(',', matchers)}}}" : $"{{{matcher}}}";

    /// <summary>A text, read as one matcher or as a list; an error, or the matchers (name, operator, value) and how they are printed.</summary>
    private sealed record Fact(string Text, bool List, string? Error, string[][]? Matchers, string? Printed)
    {
        public bool IsList => List;

        public string Expected => Error is null ? string.Join("; ", (Matchers ?? []).Select(m => $"{m[0]} {m[1]} {m[2]}")) : $"error: {Error}";
    }
}
