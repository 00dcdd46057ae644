namespace Tocsin.Compare.Measuring;

/// <summary>What one case came to with one server, once.</summary>
internal sealed record CaseFigures
{
    public required LoadCase Case { get; init; }

    /// <summary>Name of the server program.</summary>
    public required string Server { get; init; }

    public required PhaseFigures New { get; init; }

    public required PhaseFigures Refreshed { get; init; }

    /// <summary>Memory of the server after the case, in bytes.</summary>
    public required double Resident { get; init; }

    /// <summary>The most memory it had until then, in bytes.</summary>
    public required double PeakResident { get; init; }

    /// <summary>How long <c>GET /api/v2/alerts</c> took to answer with all active alerts; NaN if it failed.</summary>
    public required double ListSeconds { get; init; }

    /// <summary>Webhook requests that arrived during the case.</summary>
    public required long Notifications { get; init; }

    /// <summary>Everything that was not as it should be; empty if the figures can be trusted.</summary>
    public required IReadOnlyList<string> Failures { get; init; }
}
