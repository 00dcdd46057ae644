using Tocsin.Matching;

namespace Tocsin.Silences;

public class SilenceMatchersTests
{
    // Alertmanager 0.34's words (silence/silence.go, validateSilence).
    [Theory]
    [InlineData("", MatchOperator.Equal, "b", "invalid label matcher 0 in set 0: invalid label name \"\"")]
    [InlineData("a", MatchOperator.Regex, "(", "invalid label matcher 0 in set 0: invalid regular expression \"(\": error parsing regexp: missing closing ): `(`")]
    [InlineData("a", MatchOperator.NotRegex, "\\8", "invalid label matcher 0 in set 0: invalid regular expression \"\\\\8\": error parsing regexp: invalid escape sequence: `\\8`")]
    [InlineData("a", MatchOperator.Equal, "", "matcher set 0: at least one matcher must not match the empty string")]
    [InlineData("a", MatchOperator.Regex, "x*", "matcher set 0: at least one matcher must not match the empty string")]
    [InlineData("a", MatchOperator.Equal, "(", null)]
    [InlineData("a", MatchOperator.NotEqual, "", null)]
    [InlineData("a", MatchOperator.NotEqual, "x", null)]
    [InlineData("a", MatchOperator.NotRegex, "x+", null)]
    [InlineData("ü b", MatchOperator.Equal, "x", null)]
    public void Matchers_are_checked_in_upstreams_words(string name, MatchOperator op, string value, string? error)
    {
        var valid = SilenceMatchers.TryRead([new PostedMatcher(name, op, value)], MatcherSyntax.Default, out var matchers, out var actual);

        Assert.Equal(error is null, valid);
        Assert.Equal(error is null ? null : $"invalid silence: {error}", actual);
        Assert.Equal(error is null ? [(name, op, value)] : null, matchers?.Select(m => (m.Name, m.Operator, m.Value)));
    }

    [Fact]
    public void One_matcher_that_wants_something_is_enough_and_the_order_stays()
    {
        PostedMatcher[] posted = [new("z", MatchOperator.Equal, ""), new("b", MatchOperator.Regex, ".*"), new("a", MatchOperator.Equal, "x")];

        Assert.True(SilenceMatchers.TryRead(posted, MatcherSyntax.Default, out var matchers, out _));
        Assert.Equal(["z", "b", "a"], matchers.Select(m => m.Name));
        Assert.False(SilenceMatchers.TryRead(posted[..2], MatcherSyntax.Default, out _, out _));
    }

    [Fact]
    public void A_name_that_only_the_new_notation_knows_is_none_to_the_classic_one()
    {
        Assert.False(SilenceMatchers.TryRead([new PostedMatcher("ü", MatchOperator.Equal, "x")], new MatcherSyntax(MatcherMode.Classic), out _, out var error));
        Assert.Equal("invalid silence: invalid label matcher 0 in set 0: invalid label name \"ü\"", error);
    }

    [Fact]
    public void More_than_anyone_needs_is_refused()
    {
        var matcher = new PostedMatcher("a", MatchOperator.Equal, "x");
        Assert.True(SilenceMatchers.TryRead([.. Enumerable.Repeat(matcher, SilenceMatchers.MaxCount)], MatcherSyntax.Default, out _, out _));
        Assert.False(SilenceMatchers.TryRead([.. Enumerable.Repeat(matcher, SilenceMatchers.MaxCount + 1)], MatcherSyntax.Default, out _, out var error));
        Assert.Equal("invalid silence: more than 200 matchers", error);

        var pattern = new string('x', MatcherLimits.PatternLength);
        Assert.True(SilenceMatchers.TryRead([new PostedMatcher("a", MatchOperator.Regex, pattern)], MatcherSyntax.Default, out _, out _));
        Assert.False(SilenceMatchers.TryRead([new PostedMatcher("a", MatchOperator.Regex, pattern + "x")], MatcherSyntax.Default, out _, out error));
        Assert.Equal("invalid silence: invalid label matcher 0 in set 0: regular expression has 65537 characters, at most 65536 are possible", error);
        Assert.True(SilenceMatchers.TryRead([new PostedMatcher("a", MatchOperator.Equal, pattern + "x")], MatcherSyntax.Default, out _, out _));
    }

    [Fact]
    public void None_at_all_is_refused()
    {
        Assert.False(SilenceMatchers.TryRead([], MatcherSyntax.Default, out _, out var error));
        Assert.Equal("invalid silence: matcher set 0 is empty", error);
    }
}
