using Tocsin.Configuration;
using Tocsin.Http;

namespace Tocsin.Notification.Incidentio;

/// <summary>One entry of <c>incidentio_configs</c>.</summary>
internal sealed record IncidentioOptions
{
    public required HttpClientConfig Http { get; init; }

    public required SecretSource Url { get; init; }

    /// <summary>Sent as the bearer's token; null where <see cref="Http"/> has the authorization.</summary>
    public SecretSource? AlertSourceToken { get; init; }

    /// <summary>At most so many alerts are sent, the rest is counted; 0 sends all.</summary>
    public int MaxAlerts { get; init; }

    /// <summary>For one attempt; zero or less for the sender's own limit.</summary>
    public TimeSpan Timeout { get; init; }
}
