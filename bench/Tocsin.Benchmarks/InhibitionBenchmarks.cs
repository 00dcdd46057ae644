using BenchmarkDotNet.Attributes;
using Tocsin.Alerts;
using Tocsin.Inhibition;
using Tocsin.Matching;

namespace Tocsin.Benchmarks;

/// <summary>Whether an alert is inhibited, with 100 rules; and taking note of a source that comes and goes.</summary>
[MemoryDiagnoser]
public class InhibitionBenchmarks
{
    private Inhibitor _inhibitor = null!;
    private Alert _unmatched = null!;
    private Alert _matched = null!;
    private Alert _inhibited = null!;
    private Alert _source = null!;
    private Alert _resolved = null!;

    /// <summary>
    /// <c>Causes</c>: each rule has a cause and symptoms of its own, in three shapes. <c>OneTarget</c>: all rules are for the same alerts, so that
    /// each has to be looked up. <c>WideTarget</c>: likewise, each with other <c>equal</c> labels, as many as there can be.
    /// </summary>
    [Params("Causes", "OneTarget", "WideTarget")]
    public string Rules { get; set; } = "";

    [Params(100, 10_000, 100_000)]
    public int Sources { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _inhibitor = new Inhibitor([.. Enumerable.Range(0, 100).Select(Rule)]);
        for (var i = 0; i < Sources; i++)
        {
            _inhibitor.Set(Source(i));
        }

        _unmatched = Of(("severity", "none"), ("alertname", "Unknown"), ("cluster", "c1"));
        _matched = Of(("severity", "warning"), ("alertname", "Symptom7"), ("cluster", "no-such"), ("node", "no-such"));
        _inhibited = Of(("severity", "warning"), ("alertname", $"Symptom{(Sources - 1) % 100}"), ("cluster", $"c{Sources - 1}"), ("node", $"n{Sources - 1}"));
        _source = Source(Sources + 1);
        _resolved = _source with { Status = AlertStatus.Resolved };
        if (_inhibitor.Find(_unmatched) is not null || _inhibitor.Find(_matched) is not null || _inhibitor.Find(_inhibited) is null)
        {
            throw new InvalidOperationException("The alerts are not inhibited as they should be.");
        }
    }

    [Benchmark]
    public bool NoRuleMatches() => _inhibitor.Find(_unmatched) is null;

    [Benchmark]
    public bool RulesMatchButNoSource() => _inhibitor.Find(_matched) is null;

    [Benchmark]
    public bool Inhibited() => _inhibitor.Find(_inhibited) is null;

    [Benchmark]
    public void SourceFiresAndResolves()
    {
        _inhibitor.Set(_source);
        _inhibitor.Set(_resolved);
    }

    private InhibitRule Rule(int i) => new()
    {
        Source = new MatcherList([Equal("alertname", $"Cause{i}"), Equal("severity", "critical")]),
        Target = new MatcherList(
        [
            Matcher.Of("severity", MatchOperator.Regex, "warning|info"),
            .. Rules == "Causes" ? (Matcher[])[Target(i)] : [],
        ]),
        Equal = Rules == "WideTarget" ? ["cluster", "node", $"absent{i}"] : i % 2 == 0 ? ["cluster"] : ["cluster", "node"],
    };

    private static Matcher Target(int i) => (i % 3) switch
    {
        0 => Equal("alertname", $"Symptom{i}"),
        1 => Matcher.Of("alertname", MatchOperator.Regex, $"Symptom{i}|Other{i}.*"),
        _ => Matcher.Of("alertname", MatchOperator.NotEqual, $"Cause{i}"),
    };

    private static Alert Source(int i) => Of(("severity", "critical"), ("alertname", $"Cause{i % 100}"), ("cluster", $"c{i}"), ("node", $"n{i}"));

    private static Matcher Equal(string name, string value) => Matcher.Of(name, MatchOperator.Equal, value);

    /// <summary>The sample alert with some labels of its own.</summary>
    private static Alert Of(params ReadOnlySpan<(string Name, string Value)> labels)
    {
        var set = LabelSet.Of([.. SampleAlert.LabelSet(), .. labels.ToArray().Select(l => new Label(l.Name, l.Value))]);
        return new Alert
        {
            Labels = set,
            Id = AlertId.Of(set.Canonical),
            Status = AlertStatus.Firing,
            StartsAt = DateTimeOffset.UnixEpoch,
            EndsAt = DateTimeOffset.UnixEpoch,
            UpdatedAt = DateTimeOffset.UnixEpoch,
        };
    }
}
