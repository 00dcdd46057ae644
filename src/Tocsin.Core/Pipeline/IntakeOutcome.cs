namespace Tocsin.Pipeline;

/// <summary>What became of a batch of alerts that was handed in.</summary>
public enum IntakeOutcome
{
    /// <summary>What had to be on disk is, and a receiver with at least one integration will see at least one of the alerts.</summary>
    Accepted,

    /// <summary>It is on disk too, but no receiver that would see it has an integration.</summary>
    Ignored,

    /// <summary>The alerts are known and acted upon, but the store could not take them: the sender has to send them again.</summary>
    NotStored,

    /// <summary>Nothing was taken, because too much waits already: the sender has to send them again.</summary>
    Busy,
}
