namespace Tocsin.Pipeline;

/// <summary>When a snapshot is due.</summary>
public sealed class SnapshotPolicyTests
{
    private static readonly DateTimeOffset _start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly SnapshotPolicy _policy = new(_start);

    [Fact]
    public void An_old_journal_is_due()
    {
        Assert.False(_policy.IsDue(_start.AddMinutes(14), 1));
        Assert.True(_policy.IsDue(_start.AddMinutes(15), 1));
    }

    [Fact]
    public void Several_lives_make_a_long_journal_together()
    {
        _policy.Resume(SnapshotPolicy.Long - 500);

        Assert.False(_policy.IsDue(_start.AddSeconds(1), 499));
        Assert.True(_policy.IsDue(_start.AddSeconds(2), 500));
    }

    [Fact]
    public void A_flood_puts_a_snapshot_off_until_it_is_over_or_the_journal_too_long()
    {
        Assert.False(_policy.IsDue(_start, SnapshotPolicy.Long));
        Assert.True(_policy.AskAgain <= _start.AddSeconds(1));
        Assert.True(_policy.IsDue(_start, SnapshotPolicy.TooLong));
        Assert.True(AfterFlood(SnapshotPolicy.Long));
    }

    [Fact]
    public void What_was_taken_is_not_due_again()
    {
        _policy.Taken(_start, 10);

        Assert.False(_policy.IsDue(_start.AddHours(1), 10));
        Assert.True(_policy.IsDue(_start.AddHours(1), 11));
    }

    /// <summary>Two quiet seconds later.</summary>
    private bool AfterFlood(long entries)
    {
        _policy.IsDue(_start.AddSeconds(61), entries);
        return _policy.IsDue(_start.AddSeconds(63), entries);
    }
}
