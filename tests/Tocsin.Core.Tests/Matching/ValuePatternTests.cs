using System.Text;

namespace Tocsin.Matching;

/// <summary>What Go answers for <c>^(?:…)$</c>.</summary>
public class ValuePatternTests
{
    [Theory]
    [InlineData("(abc", "missing closing ): `^(?:(abc)$`")]
    [InlineData("*", "missing argument to repetition operator: `*`")]
    [InlineData("(?=b)", "invalid or unsupported Perl syntax: `(?=`")]
    [InlineData("""\Qab""", """missing closing ): `^(?:\Qab)$`""")]
    [InlineData("""a\""", """missing closing ): `^(?:a\)$`""")]
    [InlineData("[a", "missing closing ]: `[a)$`")]
    [InlineData("(?i", "missing closing ): `^(?:(?i)$`")]
    [InlineData("""\x""", """invalid escape sequence: `\x)$`""")]
    [InlineData("""\p""", """invalid character class range: `\p)`""")]
    [InlineData("x**", "invalid nested repetition operator: `**`")]
    [InlineData("a{2000}", "invalid repeat count: `{2000}`")]
    public void The_error_is_of_the_expression_with_its_anchors(string pattern, string problem)
    {
        Assert.False(Matcher.TryOf("a", MatchOperator.Regex, pattern, out _, out var error));
        Assert.Equal("error parsing regexp: " + problem, error);
        Assert.Equal(error, Assert.ThrowsAny<FormatException>(() => Matcher.Of("a", MatchOperator.NotRegex, pattern)).Message);
    }

    [Theory]
    [InlineData("a)(b", "ab", "a axb b")]
    [InlineData("a)|(b", "a ab axx b xxb", "xa bx x")]
    [InlineData("|a", "a", "b aa")]
    [InlineData("a)*(b", "b ab aab", "x a")]
    [InlineData("a{1,", "a{1,", "a aa")]
    [InlineData("""\Qa.b\E""", "a.b", "axb")]
    [InlineData("(?i)ab|c", "AB C ab c", "abc")]
    [InlineData("a$|^b", "a b", "ab aa")]
    public void What_it_matches_is_what_it_matches_with_its_anchors(string pattern, string matching, string others)
    {
        var matcher = Matcher.Of("a", MatchOperator.Regex, pattern);

        Assert.All(matching.Split(' '), value => Assert.True(matcher.Matches(Encoding.UTF8.GetBytes(value)), value));
        Assert.All(others.Split(' '), value => Assert.False(matcher.Matches(Encoding.UTF8.GetBytes(value)), value));
    }
}
