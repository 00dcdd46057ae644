namespace Tocsin.Server.Ingest;

/// <summary>Which door an alert came through.</summary>
internal enum IngestSource : byte
{
    /// <summary><c>POST /alert</c>: one alert, an array of them, or a webhook envelope. Strict.</summary>
    Alert,

    /// <summary><c>POST /webhook/alertmanager</c>: Alertmanager's webhook payload. Strict.</summary>
    Webhook,

    /// <summary><c>POST /api/v2/alerts</c>: what Prometheus sends. Refuses what Alertmanager refuses, in its words.</summary>
    Api,
}
