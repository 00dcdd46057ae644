using BenchmarkDotNet.Attributes;
using Tocsin.Alerts;

namespace Tocsin.Benchmarks;

/// <summary>From received pairs to the identity of an alert.</summary>
[MemoryDiagnoser]
public class LabelSetBenchmarks
{
    private readonly LabelSetBuilder _builder = new();
    private readonly byte[] _canonical = new byte[1024];
    private readonly (byte[] Name, byte[] Value)[] _sorted = SampleAlert.Labels;
    private readonly (byte[] Name, byte[] Value)[] _reversed = [.. SampleAlert.Labels.Reverse()];
    private readonly LabelSet _labels = SampleAlert.LabelSet();
    private readonly LabelSet _equal = SampleAlert.LabelSet();

    [Benchmark]
    public int CanonicalFormOfSortedLabels() => WriteCanonical(_sorted);

    [Benchmark]
    public int CanonicalFormOfUnsortedLabels() => WriteCanonical(_reversed);

    [Benchmark]
    public LabelSet BuildLabelSet()
    {
        Fill(_sorted);
        return _builder.ToLabelSet();
    }

    [Benchmark]
    public Fingerprint Fingerprint() => _labels.Fingerprint();

    [Benchmark]
    public bool EqualityOfEqualSets() => _labels.Equals(_equal);

    [Benchmark]
    public bool LookUpOfTheLastLabel() => _labels.TryGetUtf8("team"u8, out _);

    private int WriteCanonical((byte[] Name, byte[] Value)[] pairs)
    {
        Fill(pairs);
        return _builder.WriteCanonical(_canonical);
    }

    private void Fill((byte[] Name, byte[] Value)[] pairs)
    {
        _builder.Clear();
        foreach (var (name, value) in pairs)
        {
            _builder.Add(name, value);
        }
    }
}
