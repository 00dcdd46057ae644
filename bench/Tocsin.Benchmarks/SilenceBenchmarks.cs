using BenchmarkDotNet.Attributes;
using Tocsin.Alerts;
using Tocsin.Matching;
using Tocsin.Silences;

namespace Tocsin.Benchmarks;

/// <summary>Whether an alert with 12 labels is silenced, with 10,000 silences about.</summary>
[MemoryDiagnoser]
public class SilenceBenchmarks
{
    private const int Silences = 10_000;

    private static readonly DateTimeOffset _now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly LabelSet _labels = SampleAlert.LabelSet();
    private readonly LabelSet _silenced = LabelSet.Of([.. SampleAlert.LabelSet().Where(l => l.Name != "instance"), new Label("instance", "host-4711")]);
    private readonly SilenceTable _byHost = Table(i => [Equal("alertname", "PodMemoryPressure"), Equal("instance", $"host-{i}")]);
    private readonly SilenceTable _withPatterns = Table(i => [Equal("namespace", $"team-{i % 500}"), Matcher.Of("pod", MatchOperator.Regex, $"worker-{i}-.*"), Matcher.Of("severity", MatchOperator.NotEqual, "critical")]);
    private readonly SilenceTable _hundredWithoutEquals = Table(i => i % 100 == 0 ? [Matcher.Of("instance", MatchOperator.Regex, $"host-{i}.*")] : [Equal("instance", $"host-{i}")]);
    private readonly SilenceTable _over = Table(_ => [Equal("alertname", "PodMemoryPressure")], endsIn: -1);
    private readonly List<Silence> _muting = [];

    [GlobalSetup]
    public void RetireWhatIsOver() => _over.Retire(_now);

    [Benchmark]
    public bool NotSilenced() => _byHost.IsMuted(_labels, _now);

    [Benchmark]
    public bool Silenced() => _byHost.IsMuted(_silenced, _now);

    [Benchmark]
    public bool ListOfSilencesThatMute() => _byHost.FindMuting(_silenced, _now, _muting);

    [Benchmark]
    public bool NotSilencedByPatterns() => _withPatterns.IsMuted(_labels, _now);

    [Benchmark]
    public bool NotSilencedWithAHundredWithoutEquals() => _hundredWithoutEquals.IsMuted(_labels, _now);

    [Benchmark]
    public bool NotSilencedWhereAllThatMatchAreOver() => _over.IsMuted(_labels, _now);

    private static Matcher Equal(string name, string value) => Matcher.Of(name, MatchOperator.Equal, value);

    private static SilenceTable Table(Func<int, Matcher[]> matchers, int endsIn = 60)
    {
        var table = new SilenceTable();
        for (var i = 0; i < Silences; i++)
        {
            table.Set(new Silence
            {
                Id = Guid.NewGuid(),
                Matchers = matchers(i),
                StartsAt = _now.AddMinutes(-60),
                EndsAt = _now.AddMinutes(endsIn),
                UpdatedAt = _now.AddMinutes(-60),
            });
        }

        return table;
    }
}
