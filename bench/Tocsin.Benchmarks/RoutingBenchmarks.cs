using BenchmarkDotNet.Attributes;
using Tocsin.Alerts;
using Tocsin.Routing;

namespace Tocsin.Benchmarks;

/// <summary>Which of 500 routes an alert takes; over so many alerts one after the other, figures are for one of them.</summary>
[MemoryDiagnoser]
public class RoutingBenchmarks
{
    private readonly RouteTree _tree = RouteSample.Tree();
    private readonly List<Route> _taken = new(16);
    private LabelSet[] _alerts = [];
    private int _next;

    [Params(1, 1000, 100_000)]
    public int Alerts { get; set; }

    [GlobalSetup]
    public void Prepare() => _alerts = RouteSample.Alerts(Alerts);

    [Benchmark]
    public int Match()
    {
        _next = _next + 1 < _alerts.Length ? _next + 1 : 0;
        _taken.Clear();
        _tree.Match(_alerts[_next], _taken);
        return _taken.Count;
    }
}
