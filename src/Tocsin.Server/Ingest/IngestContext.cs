using System.Diagnostics.Metrics;

namespace Tocsin.Server.Ingest;

/// <summary>What the ways in share.</summary>
internal sealed class IngestContext(IngestLimits limits, SubmitAlerts submit, Func<TimeSpan> resolveTimeout, Meter meter, TimeProvider time) : IDisposable
{
    public IngestLimits Limits => limits;

    public SubmitAlerts Submit => submit;

    /// <summary>The configured <c>resolve_timeout</c> at this moment.</summary>
    public Func<TimeSpan> ResolveTimeout => resolveTimeout;

    public TimeProvider Time => time;

    public IngestMetrics Metrics { get; } = new(meter);

    public BodyBudget Budget { get; } = new(limits, time);

    public RequestBodyReader BodyReader { get; } = new(limits, time);

    public void Dispose() => Budget.Dispose();
}
