namespace Tocsin.Server.Ingest;

/// <summary>Where Alertmanager's API would find a problem; the earlier stage gives the answer.</summary>
internal enum ProblemStage : byte
{
    Decoding,
    Schema,
    Rules,
}
