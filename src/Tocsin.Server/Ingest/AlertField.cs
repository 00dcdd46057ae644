namespace Tocsin.Server.Ingest;

/// <summary>The members of an alert, and of the envelope around alerts, that are read. Others are skipped.</summary>
internal enum AlertField : byte
{
    Unknown,
    Labels,
    Annotations,
    Status,
    StartsAt,
    EndsAt,
    GeneratorUrl,
    Fingerprint,
    Alerts,
}
