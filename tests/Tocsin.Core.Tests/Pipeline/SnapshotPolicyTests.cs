namespace Tocsin.Pipeline;

public class SnapshotPolicyTests
{
    private static readonly DateTimeOffset _start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly SnapshotPolicy _policy = new(_start);

    [Fact]
    public void Nothing_new_needs_no_snapshot() => Assert.False(_policy.IsDue(_start.AddDays(1), 0));

    [Fact]
    public void A_little_news_is_written_after_a_quarter_of_an_hour() => Assert.Equal(
        (false, true), (_policy.IsDue(_start.AddMinutes(14), 1), _policy.IsDue(_start.AddMinutes(15), 1)));

    [Fact]
    public void A_long_journal_is_written_once_the_flood_is_over()
    {
        Assert.False(_policy.IsDue(_start.AddSeconds(0.5), SnapshotPolicy.Long));
        Assert.Equal(_start.AddSeconds(1), _policy.AskAgain);
        Assert.False(_policy.IsDue(_start.AddSeconds(1), SnapshotPolicy.Long));
        Assert.Equal(_start.AddSeconds(2), _policy.AskAgain);

        Assert.True(_policy.IsDue(_start.AddSeconds(2), SnapshotPolicy.Long));
    }

    [Fact]
    public void A_flood_without_end_does_not_put_it_off_for_ever() => Assert.True(_policy.IsDue(_start.AddSeconds(0.5), SnapshotPolicy.TooLong));

    [Fact]
    public void What_a_start_read_in_vain_counts_as_well()
    {
        _policy.Resume(SnapshotPolicy.Long - 500);

        Assert.False(_policy.IsDue(_start.AddSeconds(1), 499));
        Assert.True(_policy.IsDue(_start.AddSeconds(2), 500));
    }

    [Fact]
    public void After_one_the_count_begins_anew()
    {
        Assert.True(_policy.IsDue(_start.AddMinutes(15), 10));
        _policy.Taken(_start.AddMinutes(15), 10);

        Assert.False(_policy.IsDue(_start.AddHours(5), 10));
        Assert.True(_policy.IsDue(_start.AddHours(5), 11));
    }
}
