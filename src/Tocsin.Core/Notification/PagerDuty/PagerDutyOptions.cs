using Tocsin.Configuration;
using Tocsin.Http;
using Tocsin.Templating;

namespace Tocsin.Notification.PagerDuty;

/// <summary>One entry of <c>pagerduty_configs</c>, or the default that stands in where nothing is configured.</summary>
internal sealed record PagerDutyOptions
{
    public static Uri DefaultUrl { get; } = new("https://events.pagerduty.com/v2/enqueue");

    /// <summary>For Events API v2; without a value where there is only a service key.</summary>
    public required SecretSource RoutingKey { get; init; }

    /// <summary>Where it is set, Events API v1 is spoken.</summary>
    public SecretSource? ServiceKey { get; init; }

    /// <summary>What the keys, which are templates, may call.</summary>
    public required AlertTemplates Templates { get; init; }

    public HttpClientConfig Http { get; init; } = HttpClientConfig.Default;

    public Uri Url { get; init; } = DefaultUrl;

    /// <summary>
    /// Tocsin's own event instead of Alertmanager's: severity from the alert's labels, a summary for people, links to runbook and source.
    /// </summary>
    public bool MapSeverity { get; init; }

    /// <summary>Null gives Alertmanager's default; so do the following.</summary>
    public string? Client { get; init; }

    public string? ClientUrl { get; init; }

    public string? Description { get; init; }

    public string? Source { get; init; }

    public string? Severity { get; init; }

    public string Class { get; init; } = "";

    public string Component { get; init; } = "";

    public string Group { get; init; } = "";

    /// <summary>
    /// What stands in <c>custom_details</c> beside or in place of the defaults (firing, resolved, num_firing, num_resolved): any trees, in which all
    /// texts are templates; null for the defaults alone.
    /// </summary>
    public ConfigMapping? Details { get; init; }

    public IReadOnlyList<PagerDutyImage> Images { get; init; } = [];

    public IReadOnlyList<PagerDutyLink> Links { get; init; } = [];

    /// <summary>For one attempt; zero or less for the sender's own limit.</summary>
    public TimeSpan Timeout { get; init; }
}
