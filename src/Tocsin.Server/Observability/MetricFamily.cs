using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Tocsin.Server.Observability;

/// <summary>All series of one metric name.</summary>
/// <remarks>
/// A measurement finds its series by the tags as given, in one look-up that neither locks nor allocates. The order of
/// tags does not make a new series: only the first measurement with an order builds its labels, sorted by name.
/// </remarks>
internal sealed class MetricFamily
{
    private readonly ConcurrentDictionary<TagSet, MetricSeries?> _byTags = new(TagSetComparer.Instance);
    private readonly ConcurrentDictionary<TagSet, MetricSeries?>.AlternateLookup<ReadOnlySpan<KeyValuePair<string, object?>>> _lookup;
    private readonly Dictionary<string, MetricSeries> _byLabels = new(StringComparer.Ordinal);
    private readonly Lock _adding = new();
    private readonly double[]? _bounds;
    private readonly int _maxSeries;
    private long _dropped;
    private int _orders;

    public MetricFamily(Instrument instrument, MetricKind kind, int maxSeries)
    {
        Name = instrument.Name;
        Help = instrument.Description ?? "";
        Kind = kind;
        _maxSeries = maxSeries;
        _bounds = kind == MetricKind.Histogram ? InstrumentKinds.Buckets(instrument) : null;
        _lookup = _byTags.GetAlternateLookup<ReadOnlySpan<KeyValuePair<string, object?>>>();
    }

    public string Name { get; }

    public string Help { get; }

    public MetricKind Kind { get; }

    /// <summary>Measurements that were not counted: too many label sets, a bad label name, a counter that would sink.</summary>
    public long Dropped => Volatile.Read(ref _dropped);

    /// <summary>The number of the scrape that runs; only observable instruments look at it.</summary>
    public long Scrape { get; set; }

    private bool Adds => Kind is MetricKind.Counter or MetricKind.UpDownCounter or MetricKind.Histogram;

    public void Record(long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if ((value < 0 && Kind == MetricKind.Counter) || Find(tags) is not { } series)
        {
            Interlocked.Increment(ref _dropped);
            return;
        }

        if (Kind is MetricKind.Histogram)
        {
            series.Count(value);
        }

        if (Adds)
        {
            series.Add(value);
        }
        else
        {
            series.Set(value);
            series.SeenIn = Scrape;
        }
    }

    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if ((Kind is MetricKind.Counter && !(value >= 0)) || (Kind is MetricKind.Histogram && double.IsNaN(value))
            || Find(tags) is not { } series)
        {
            Interlocked.Increment(ref _dropped);
            return;
        }

        if (Kind is MetricKind.Histogram)
        {
            series.Count(value);
        }

        if (Adds)
        {
            series.Add(value);
        }
        else
        {
            series.Set(value);
            series.SeenIn = Scrape;
        }
    }

    /// <summary>
    /// The series to show, ordered by their labels. Of an observable instrument, what the current scrape did not hear of is forgotten.
    /// </summary>
    public IReadOnlyList<MetricSeries> Series()
    {
        lock (_adding)
        {
            if (Kind is MetricKind.ObservableCounter or MetricKind.ObservableGauge)
            {
                Forget(series => series.SeenIn != Scrape);
            }

            return [.. _byLabels.Values.OrderBy(series => series.Labels, StringComparer.Ordinal)];
        }
    }

    private void Forget(Predicate<MetricSeries> isStale)
    {
        foreach (var (tags, _) in _byTags.Where(entry => entry.Value is { } series && isStale(series)))
        {
            _byTags.TryRemove(tags, out _);
            _orders--;
        }

        foreach (var stale in _byLabels.Values.Where(series => isStale(series)).ToList())
        {
            _byLabels.Remove(stale.Labels);
        }
    }

    private MetricSeries? Find(ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _lookup.TryGetValue(tags, out var series) ? series : AddSeries(tags);

    private MetricSeries? AddSeries(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        lock (_adding)
        {
            if (_lookup.TryGetValue(tags, out var added))
            {
                return added;
            }

            // The look-up table may hold a label set in several orders, hence the second limit.
            if (_byLabels.Count >= _maxSeries || _orders >= 2 * _maxSeries)
            {
                return null;
            }

            var labels = MetricLabels.Render(tags, Kind);
            MetricSeries? series = null;
            if (labels is not null && !_byLabels.TryGetValue(labels, out series))
            {
                series = new MetricSeries(labels, _bounds);
                _byLabels.Add(labels, series);
            }

            _orders++;
            _lookup.TryAdd(tags, series);
            return series;
        }
    }
}
