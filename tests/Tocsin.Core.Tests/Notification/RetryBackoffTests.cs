namespace Tocsin.Notification;

public class RetryBackoffTests
{
    [Theory]
    [InlineData(1, 0.25, 0.75)]
    [InlineData(2, 0.375, 1.125)]
    [InlineData(3, 0.5625, 1.6875)]
    [InlineData(12, 21, 65)]
    [InlineData(13, 30, 90)]
    [InlineData(1_000_000, 30, 90)]
    public void Pauses_grow_by_half_up_to_a_minute_give_or_take_a_half(int failed, double least, double most)
    {
        var random = new Random(1);
        var pauses = Enumerable.Range(0, 1000).Select(_ => RetryBackoff.After(failed, null, random).TotalSeconds).ToList();

        Assert.All(pauses, p => Assert.InRange(p, least, most));
        Assert.True(pauses.Max() - pauses.Min() > (most - least) * 0.9, "the pauses are spread over the whole range");
    }

    [Theory]
    [InlineData(120, 120)]
    [InlineData(86_400, 900)]
    public void What_the_receiver_asks_for_counts_within_reason(int askedSeconds, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetryBackoff.After(1, TimeSpan.FromSeconds(askedSeconds), new Random(1)));

    [Fact]
    public void A_receiver_that_asks_for_less_than_the_pause_gets_the_pause() =>
        Assert.True(RetryBackoff.After(13, TimeSpan.FromSeconds(1), new Random(1)) > TimeSpan.FromSeconds(29));
}
