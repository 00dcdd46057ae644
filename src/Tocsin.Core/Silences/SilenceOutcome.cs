namespace Tocsin.Silences;

/// <summary>How a request to set or to expire a silence ended.</summary>
public enum SilenceOutcome : byte
{
    Done,

    /// <summary>There is no silence with the id.</summary>
    NotFound,

    /// <summary>It can't be as it was asked for.</summary>
    Invalid,

    /// <summary>It would be one too many, or is too large.</summary>
    OverLimit,

    /// <summary>The store could not take it: nothing has changed.</summary>
    NotStored,
}
