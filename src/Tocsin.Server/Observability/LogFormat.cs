namespace Tocsin.Server.Observability;

/// <summary>How log lines look; the names are what <c>--log.format</c> takes.</summary>
internal enum LogFormat
{
    /// <summary><c>ts=… level=info component=… msg="…" key=value</c></summary>
    Logfmt,

    /// <summary>One JSON object per line, with the same keys.</summary>
    Json,
}
