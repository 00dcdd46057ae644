namespace Tocsin.Notification;

/// <summary>How an outbox row ended.</summary>
public enum RowOutcome : byte
{
    /// <summary>The receiver has it.</summary>
    Delivered,

    /// <summary>The integration does not want to hear of ends: logged as told, nothing was sent.</summary>
    NotWanted,

    /// <summary>Refused for good; the next flush decides again.</summary>
    Rejected,

    /// <summary>A newer decision took its place before it was delivered.</summary>
    Superseded,

    /// <summary>What it was to tell of ended before anybody was told.</summary>
    NeverTold,

    /// <summary>It failed until its flush was over; the next one decides again.</summary>
    GaveUp,
}

/// <summary>The recorded end of a row.</summary>
/// <param name="Row">The decision.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="At">When.</param>
/// <param name="Attempts">How often it was sent.</param>
/// <param name="Answer">What the receiver answered, or the last error.</param>
/// <param name="Evidence">The evidence that went with it, as JSON; empty where there was none.</param>
public sealed record RowEnd(OutboxRow Row, RowOutcome Outcome, DateTimeOffset At, int Attempts, string Answer, ReadOnlyMemory<byte> Evidence)
{
    /// <summary>Whether the integration now counts as told.</summary>
    public bool IsTold => Outcome is RowOutcome.Delivered or RowOutcome.NotWanted;
}
