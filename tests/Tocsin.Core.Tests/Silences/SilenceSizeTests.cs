using Tocsin.Alerts;
using Tocsin.Matching;

namespace Tocsin.Silences;

public class SilenceSizeTests
{
    private static readonly DateTimeOffset _wholeSecond = DateTimeOffset.FromUnixTimeSeconds(1_772_366_400);

    private static readonly Silence _small = new()
    {
        Id = Guid.NewGuid(),
        Matchers = [Given.Equal("a", "b")],
        StartsAt = _wholeSecond,
        EndsAt = _wholeSecond,
        UpdatedAt = _wholeSecond,
    };

    // Written out by the rules of protocol buffers: id 2+36; three times 2+6; one set of 2+(2+6) for the matcher; around it all 2 or 3, and a time of 2+6.
    [Fact]
    public void The_size_is_that_of_upstreams_protocol_buffer() => Assert.Equal(2 + 38 + 24 + 10 + 8, Size(_small));

    [Fact]
    public void Each_part_counts_as_there()
    {
        Assert.Equal(Size(_small) + 2 + 2, Size(_small with { CreatedBy = "é" }));
        Assert.Equal(Size(_small) + 3 + 200 + 1, Size(_small with { Comment = new string('x', 200) }));
        Assert.Equal(Size(_small) + 2, Size(_small with { Matchers = [Matcher.Of("a", MatchOperator.NotRegex, "b")] }));
        Assert.Equal(Size(_small) + 8, Size(_small with { Matchers = [Given.Equal("a", "b"), Given.Equal("c", "d")] }));
        Assert.Equal(Size(_small) + 2 + 3 + 3, Size(_small with { Annotations = LabelSet.Of(("k", "v")) }));
        Assert.Equal(Size(_small) + 1 + 5, Size(_small with { StartsAt = _wholeSecond.AddMilliseconds(999) }));
        Assert.Equal(Size(_small) + 4, Size(_small with { StartsAt = _wholeSecond.AddTicks(1) }) + 2);
    }

    [Fact]
    public void The_last_times_there_are_have_a_size_too() =>
        Assert.InRange(Size(_small with { StartsAt = DateTimeOffset.MinValue, EndsAt = DateTimeOffset.MaxValue }), 90, 120);

    private static int Size(Silence silence) => SilenceSize.Of(silence, TimeSpan.FromHours(120));
}
