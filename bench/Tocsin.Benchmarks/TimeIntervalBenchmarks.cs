using BenchmarkDotNet.Attributes;
using Tocsin.GoTemplates.Times;
using Tocsin.TimeIntervals;

namespace Tocsin.Benchmarks;

/// <summary>Whether a time is in an interval, asked once for each flush of a group that has one.</summary>
[MemoryDiagnoser]
public class TimeIntervalBenchmarks
{
    private readonly DateTimeOffset _now = new(2024, 6, 12, 10, 30, 0, TimeSpan.Zero);

    private readonly TimeInterval _businessHours = new()
    {
        Times = [new TimeRange(540, 1020)],
        Weekdays = [new InclusiveRange(1, 5)],
    };

    private readonly TimeInterval _allFields = new()
    {
        Times = [new TimeRange(0, 60), new TimeRange(540, 1020)],
        Weekdays = [new InclusiveRange(1, 5)],
        DaysOfMonth = [new InclusiveRange(1, 5), new InclusiveRange(-20, -1)],
        Months = [new InclusiveRange(3, 9)],
        Years = [new InclusiveRange(2020, 2030)],
        Location = GoLocation.Load("Europe/Berlin"),
    };

    [Benchmark]
    public bool BusinessHoursInUtc() => _businessHours.Contains(_now);

    [Benchmark]
    public bool AllFieldsInBerlin() => _allFields.Contains(_now);
}
