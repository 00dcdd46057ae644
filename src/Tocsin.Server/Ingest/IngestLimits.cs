namespace Tocsin.Server.Ingest;

/// <summary>What one request, one alert, and all requests together may take.</summary>
internal sealed record IngestLimits
{
    /// <summary>Longest body of <c>/alert</c>, in bytes.</summary>
    public int MaxAlertBody { get; init; } = 1 << 20;

    /// <summary>Longest body of <c>/webhook/alertmanager</c> and <c>/api/v2/alerts</c>, in bytes.</summary>
    public int MaxBody { get; init; } = 32 << 20;

    /// <summary>Labels of one alert.</summary>
    public int MaxLabels { get; init; } = 1000;

    /// <summary>Names and values of an alert's labels and annotations and its generatorURL together, in bytes of UTF-8.</summary>
    public int MaxText { get; init; } = 256 << 10;

    /// <summary>Bodies under way at one time, in bytes; never taken as less than one longest body.</summary>
    public long MaxBuffered { get; init; } = 256 << 20;

    /// <summary>How long a request waits for its share of <see cref="MaxBuffered"/> before it gets 503.</summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a sender may take to deliver its body.</summary>
    public TimeSpan MaxReadTime { get; init; } = TimeSpan.FromSeconds(60);
}
