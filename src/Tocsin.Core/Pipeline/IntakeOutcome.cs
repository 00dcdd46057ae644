namespace Tocsin.Pipeline;

/// <summary>What became of a request's alerts.</summary>
public enum IntakeOutcome
{
    /// <summary>Committed, or nothing new; a receiver with at least one integration sees them.</summary>
    Accepted,

    /// <summary>Committed; their receiver has no integration, so nobody is told.</summary>
    Ignored,

    /// <summary>Merged, grouped and paged, but not on disk: the sender is to send again.</summary>
    NotStored,

    /// <summary>Not taken at all: the queue stayed full. The sender is to send again.</summary>
    Busy,
}
