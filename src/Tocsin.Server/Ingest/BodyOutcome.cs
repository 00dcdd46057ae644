namespace Tocsin.Server.Ingest;

/// <summary>How reading a request's body ended.</summary>
internal enum BodyOutcome
{
    Complete,
    TooLarge,
    TooSlow,

    /// <summary>The memory that all bodies may take together did not come free in time.</summary>
    NoRoom,
}
