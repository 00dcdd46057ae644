namespace Tocsin.Enrichment;

/// <summary>How gathering a piece of evidence ended.</summary>
public enum EvidenceStatus : byte
{
    Ok,

    /// <summary>There is nothing: the source answered and had none, or it was not asked on purpose.</summary>
    NoData,

    /// <summary>The budget was spent before the source answered.</summary>
    Timeout,

    /// <summary>The source refused, failed or could not be reached, or the step could not be made for this alert.</summary>
    Error,
}
