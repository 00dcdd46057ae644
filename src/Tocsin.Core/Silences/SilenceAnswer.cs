namespace Tocsin.Silences;

/// <summary>The answer to a request to set or to expire a silence.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Id">The silence that stands for what was asked; only where it is done.</param>
/// <param name="Text">Why it was refused, in upstream's words; "" where it is done.</param>
public readonly record struct SilenceAnswer(SilenceOutcome Outcome, Guid Id, string Text)
{
    public static SilenceAnswer NotFound { get; } = new(SilenceOutcome.NotFound, default, "silence not found");

    public static SilenceAnswer NotStored { get; } = new(SilenceOutcome.NotStored, default, "the store is not available: nothing was changed; try again");

    /// <summary>The store failed in the middle of it.</summary>
    public static SilenceAnswer Unsure { get; } = new(SilenceOutcome.NotStored, default, "the store did not answer: the silence holds, but may not survive a restart; look before you try again");

    public static SilenceAnswer Done(Guid id) => new(SilenceOutcome.Done, id, "");
}
