namespace Tocsin.Alerts;

/// <summary>Who set an alert's end, and so what it means when that time passes.</summary>
public enum EndsBy : byte
{
    /// <summary>The sender named the time (Prometheus does at each send).</summary>
    Sender,

    /// <summary>The sender named none: now + <c>resolve_timeout</c>, as Alertmanager does for <c>/api/v2/alerts</c>.</summary>
    ResolveTimeout,

    /// <summary>The sender states the status explicitly: now + <c>expire_after</c>; its passing means "no news", not "resolved".</summary>
    ExpireAfter,
}
