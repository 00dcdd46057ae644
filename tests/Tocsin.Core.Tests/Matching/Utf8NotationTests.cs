namespace Tocsin.Matching;

/// <summary>The values are those of upstream's matcher/parse/parse_test.go, and of matcher/compliance where the notations agree.</summary>
public class Utf8NotationTests
{
    private static readonly MatcherSyntax _syntax = new(MatcherMode.Utf8);

    [Theory]
    [InlineData("", "")]
    [InlineData("{}", "")]
    [InlineData("{foo=bar}", "foo = bar")]
    [InlineData("{foo=bar,}", "foo = bar")]
    [InlineData("{foo!=bar}", "foo != bar")]
    [InlineData("{foo=~[a-z]+}", "foo =~ [a-z]+")]
    [InlineData("{foo!~[a-z]+}", "foo !~ [a-z]+")]
    [InlineData("{foo=🙂}", "foo = 🙂")]
    [InlineData("{foo=🙂bar}", "foo = 🙂bar")]
    [InlineData("foo=bar", "foo = bar")]
    [InlineData("foo=bar,", "foo = bar")]
    [InlineData("foo!=bar", "foo != bar")]
    [InlineData("foo=~[a-z]+", "foo =~ [a-z]+")]
    [InlineData("foo!~[a-z]+", "foo !~ [a-z]+")]
    [InlineData("""{"foo"="bar"}""", "foo = bar")]
    [InlineData("""{"foo"="bar",}""", "foo = bar")]
    [InlineData("""{"foo"!="bar"}""", "foo != bar")]
    [InlineData("""{"foo"=~"[a-z]+"}""", "foo =~ [a-z]+")]
    [InlineData("""{"foo"=~"\\d+"}""", """foo =~ \d+""")]
    [InlineData("""{"foo"!~"[a-z]+"}""", "foo !~ [a-z]+")]
    [InlineData("""{"foo"="🙂"}""", "foo = 🙂")]
    [InlineData("""{"foo"="\xf0\x9f\x99\x82"}""", "foo = 🙂")]
    [InlineData("""{"foo"="\360\237\231\202"}""", "foo = 🙂")]
    [InlineData("""{"foo"="\U0001f642"}""", "foo = 🙂")]
    [InlineData("""{"foo"="🙂bar"}""", "foo = 🙂bar")]
    [InlineData("""{"foo"="bar\n"}""", "foo = bar\n")]
    [InlineData("""{"foo"="bar\t"}""", "foo = bar\t")]
    [InlineData("""{"foo"="\"bar\""}""", "foo = \"bar\"")]
    [InlineData("""{"foo"="bar\\"}""", """foo = bar\""")]
    [InlineData(""" "foo"="bar" """, "foo = bar")]
    [InlineData(""" "foo"="bar", """, "foo = bar")]
    [InlineData("{foo=bar,bar!=baz}", "foo = bar; bar != baz")]
    [InlineData("""{foo="bar",bar!="baz"}""", "foo = bar; bar != baz")]
    [InlineData("foo=bar,bar!=baz", "foo = bar; bar != baz")]
    [InlineData("""foo="bar",bar!="baz" """, "foo = bar; bar != baz")]
    [InlineData("""{foo="bar", baz!~".*quux.*", derp="wat"}""", "foo = bar; baz !~ .*quux.*; derp = wat")]
    [InlineData("""{foo=""}""", "foo = ")]
    [InlineData("""{foo="bar,quux", job="job1"}""", "foo = bar,quux; job = job1")]
    [InlineData("""{quote="She said: \"Hi, ladies! That's gender-neutral…\""}""", "quote = She said: \"Hi, ladies! That's gender-neutral…\"")]
    [InlineData("""contains_quote != "\"" , contains_comma !~ "foo,bar" , """, "contains_quote != \"; contains_comma !~ foo,bar")]
    [InlineData("""{name-with-dashes = "bar"}""", "name-with-dashes = bar")]
    public void What_upstream_reads_is_read(string text, string matchers) => Assert.Equal(matchers, Reading.List(_syntax, text));

    [Theory]
    [InlineData(",", "0:1: unexpected ,: expected label name")]
    [InlineData("{,}", "1:2: unexpected ,: expected label name")]
    [InlineData("{", "0:1: end of input: expected close brace")]
    [InlineData("}", "0:1: }: expected opening brace")]
    [InlineData("foo=bar}", "0:8: }: expected opening brace")]
    [InlineData("{foo=bar", "0:8: end of input: expected close brace")]
    [InlineData("""{foo=:"bar"}""", "6:11: unexpected \"bar\": expected a comma or close brace")]
    [InlineData("""{foo="bar\w"}""", """5:12: "bar\w": invalid input""")]
    [InlineData("""{"foo"=~"\d+"}""", """8:13: "\d+": invalid input""")]
    [InlineData("""{foo=bar\n}""", """8:9: \: invalid input: expected a comma or close brace""")]
    [InlineData("""{"foo"="\xf0\x9f"}""", """7:17: "\xf0\x9f": invalid input""")]
    [InlineData("alertname = Optimize- Route existiert nicht", "22:27: unexpected Route: expected a comma or close brace")]
    [InlineData("region=production EU", "18:20: unexpected EU: expected a comma or close brace")]
    [InlineData("foo=", "end of input: expected label value")]
    [InlineData("foo", "end of input: expected an operator such as '=', '!=', '=~' or '!~'")]
    [InlineData("foo!", "3:4: unexpected end of input, expected one of '=~': expected an operator such as '=', '!=', '=~' or '!~'")]
    [InlineData("foo=bar,=", "8:9: unexpected =: expected a matcher or close brace after comma")]
    [InlineData("{foo=bar},", "9:10: ,: expected end of input")]
    [InlineData("{foo=bar}~", "9:10: ~: invalid input: expected end of input")]
    [InlineData("{~", "1:2: ~: invalid input")]
    [InlineData("{foo=bar  ", "0:8: end of input: expected close brace")]
    [InlineData("🙂=🙂 🙂", "4:5: unexpected 🙂: expected a comma or close brace")]
    [InlineData("foo=~(bar", "failed to create matcher: error parsing regexp: missing closing ): `^(?:(bar)$`")]
    [InlineData("\"foo\nbar\"=a", "0:9: \"foo\nbar\": invalid input")]
    public void What_upstream_refuses_is_refused_in_its_words(string text, string error) => Assert.Equal("error: " + error, Reading.List(_syntax, text));

    [Theory]
    [InlineData("foo=bar", "foo = bar")]
    [InlineData("foo=bar,", "foo = bar")]
    [InlineData(""" "foo"!~"[a-z]+" """, "foo !~ [a-z]+")]
    [InlineData("", "error: no matchers")]
    [InlineData("foo=bar,bar=baz", "error: expected 1 matcher, found 2")]
    [InlineData("""foo="\xf0\x9f" """, """error: 4:14: "\xf0\x9f": invalid input""")]
    [InlineData("{foo=bar}", "error: unexpected open or close brace: {foo=bar}")]
    [InlineData("foo=bar}", "error: unexpected open or close brace: foo=bar}")]
    public void One_matcher_has_no_braces_and_no_company(string text, string result) => Assert.Equal(result, Reading.One(_syntax, text));

    [Fact]
    public void Half_a_surrogate_pair_is_no_text()
    {
        Assert.Equal("error: 2:3: \uD83D: invalid input: expected label value", Reading.List(_syntax, "a=\uD83D"));
        Assert.Equal("a = \uFFFD", Reading.List(_syntax, "a=\"\uD83D\""));
    }
}
