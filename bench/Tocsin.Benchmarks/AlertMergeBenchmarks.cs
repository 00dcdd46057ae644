using BenchmarkDotNet.Attributes;
using Tocsin.Alerts;

namespace Tocsin.Benchmarks;

/// <summary>A received alert and the stored one become one.</summary>
[MemoryDiagnoser]
public class AlertMergeBenchmarks
{
    private static readonly DateTimeOffset _start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly Alert _stored = AlertAt(_start, minutes: 4);
    private readonly Alert _refresh = AlertAt(_start.AddMinutes(1), minutes: 4);
    private readonly Alert _later = AlertAt(_start.AddMinutes(10), minutes: 4) with { StartsAt = _start.AddMinutes(9) };

    [Benchmark]
    public Alert MergeOfOverlappingAlerts() => AlertMerge.Into(_stored, _refresh);

    [Benchmark]
    public Alert ReplacementOfAnOlderAlert() => AlertMerge.Into(_stored, _later);

    [Benchmark]
    public bool RecognitionOfARefresh() => _stored.IsRefreshedBy(_refresh);

    private static Alert AlertAt(DateTimeOffset heard, int minutes) => new()
    {
        Labels = SampleAlert.LabelSet(),
        Annotations = LabelSet.Of(("summary", "Memory is short"), ("description", "The pod has used 95 % of its memory for 10 minutes.")),
        Id = AlertId.Of(SampleAlert.LabelSet().Canonical),
        StartsAt = _start,
        UpdatedAt = heard,
        EndsAt = heard.AddMinutes(minutes),
    };
}
