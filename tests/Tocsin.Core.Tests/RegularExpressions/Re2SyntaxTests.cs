using System.Text;

namespace Tocsin.RegularExpressions;

public class Re2SyntaxTests
{
    [Theory]
    [InlineData("(?<name>a)")]
    [InlineData("(?P<name>a)")]
    public void Groups_have_names_in_both_forms(string pattern)
    {
        Assert.Equal(["name"], Re2.Parse(pattern).GroupNames);
        Assert.Equal("a", Re2.Parse(pattern).Find("bab")!.Group("name"));
    }

    [Theory]
    [InlineData("(?<=a)b", "invalid named capture: `(?<=a)b`")]
    [InlineData("(?<!a)b", "invalid named capture: `(?<!a)b`")]
    [InlineData("(?<n", "invalid named capture: `(?<n`")]
    [InlineData("(?<a b>c)", "invalid named capture: `(?<a b>`")]
    [InlineData("(?<", "invalid or unsupported Perl syntax: `(?<`")]
    public void A_name_that_is_none_is_refused_in_the_words_of_Go_1_22(string pattern, string problem) =>
        Assert.Equal("error parsing regexp: " + problem, Assert.Throws<Re2Exception>(() => Re2.Parse(pattern)).Message);

    [Theory]
    [InlineData(@"\p{Letter}", "é")]
    [InlineData(@"\p{lowercase letter}", "é")]
    [InlineData(@"\p{UPPERCASE-LETTER}", "É")]
    [InlineData(@"\p{LC}", "É")]
    [InlineData(@"\p{punct}", "!")]
    [InlineData(@"\p{ASCII}", "a")]
    [InlineData(@"\p{Assigned}", "a")]
    [InlineData(@"\p{Cn}", "\u0378")]
    [InlineData(@"\P{Assigned}", "\u0378")]
    [InlineData(@"\pC", "\u0378")]
    [InlineData(@"\p{greek}", "δ")]
    [InlineData(@"\p{Old_Italic}", "\U00010300")]
    [InlineData(@"\p{Any}", "😀")]
    [InlineData(@"(?i)\p{ASCII}", "ſ")]
    public void Unicode_classes_have_the_names_of_Go_1_25(string pattern, string text)
    {
        Assert.True(Re2.Parse(pattern).IsFullMatch(text));
        Assert.False(Re2.Parse($"[^{pattern}]").IsFullMatch(text) && !pattern.StartsWith("(?i)", StringComparison.Ordinal));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_no_text()
    {
        Assert.False(Re2.TryParse("a\uD83Db", out _, out var error));
        Assert.Equal("error parsing regexp: invalid UTF-8: `\uD83Db`", error);
        Assert.False(Re2.TryParse("(?P<\uDE00>a)", out _, out _));
        Assert.True(Re2.Parse("[\\x{FFFD}]").IsFullMatch("\uD83D"));
        Assert.True(Re2.Parse(".").IsFullMatch("\uDE00"));
    }

    [Fact]
    public void What_nests_too_deeply_is_refused_and_all_else_is_read_without_the_threads_stack()
    {
        Assert.True(Re2.Parse(Repeat("(", 999) + Repeat(")", 999)).IsFullMatch(""));
        Assert.True(Re2.Parse(Repeat("(?:", 999) + Repeat(")*", 999)).IsFullMatch(""));
        Assert.True(Re2.Parse(Repeat("(?:", 50_000) + "a" + Repeat(")", 50_000)).IsFullMatch("a"));
        Assert.True(Re2.Parse("(" + Repeat("|", 12_345) + ")").IsFullMatch(""));
        Assert.StartsWith("error parsing regexp: expression nests too deeply: ", Problem(Repeat("(", 1000) + Repeat(")", 1000)), StringComparison.Ordinal);
        Assert.StartsWith("error parsing regexp: expression nests too deeply: ", Problem(Repeat("(?:", 1000) + Repeat(")*", 1000)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_would_grow_too_large_is_refused()
    {
        Assert.Equal("error parsing regexp: invalid repeat count: `{1000}`", Problem("((a{1000}){1000}){1000}"));
        Assert.StartsWith("error parsing regexp: expression too large: ", Problem("(" + Repeat("(xx?)", 1000) + "){1000}"), StringComparison.Ordinal);
        Assert.StartsWith("error parsing regexp: expression too large: ", Problem(Repeat("(xx?){1000}", 1000)), StringComparison.Ordinal);
        Assert.StartsWith("error parsing regexp: expression too large: ", Problem(Repeat(@"[\pL1]", 27_000)), StringComparison.Ordinal);
        Assert.Equal(
            "error parsing regexp: expression too large: 262145 characters, at most 262144 are possible", Problem(Repeat("a", 262_145)));
        Assert.True(Re2.Parse(Repeat("a", 262_144)).IsFullMatch(Repeat("a", 262_144)));
    }

    private static string Problem(string pattern) => Assert.Throws<Re2Exception>(() => Re2.Parse(pattern)).Message;

    private static string Repeat(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();
}
