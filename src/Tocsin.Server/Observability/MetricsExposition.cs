using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Tocsin.Server.Observability;

/// <summary>Collects what the meter <c>Tocsin</c> measures and writes it in the Prometheus text format.</summary>
/// <remarks>
/// Instruments carry their Prometheus names (<c>tocsin_alerts_received_total</c>), a description that becomes HELP, and, for
/// histograms, their bounds as advice. A meter of another host in the same process (its scope is another factory) is left alone.
/// </remarks>
internal sealed class MetricsExposition : IDisposable
{
    /// <summary>The meter to measure with: <c>meterFactory.Create(MetricsExposition.MeterName)</c>.</summary>
    public const string MeterName = "Tocsin";

    /// <summary>Label sets per metric; measurements with a further one are dropped and counted.</summary>
    public const int MaxSeries = 10_000;

    private readonly ConcurrentDictionary<string, MetricFamily> _families = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();
    private readonly Lock _scraping = new();
    private readonly IMeterFactory? _factory;
    private readonly int _maxSeries;
    private long _scrapes;
    private long _failedObservations;

    public MetricsExposition(IMeterFactory? factory = null)
        : this(factory, MaxSeries)
    {
    }

    internal MetricsExposition(IMeterFactory? factory, int maxSeries)
    {
        _factory = factory;
        _maxSeries = maxSeries;
        _listener.InstrumentPublished = Publish;
        _listener.SetMeasurementEventCallback<long>(static (_, value, tags, state) => ((MetricFamily)state!).Record(value, tags));
        _listener.SetMeasurementEventCallback<int>(static (_, value, tags, state) => ((MetricFamily)state!).Record((long)value, tags));
        _listener.SetMeasurementEventCallback<short>(static (_, value, tags, state) => ((MetricFamily)state!).Record((long)value, tags));
        _listener.SetMeasurementEventCallback<byte>(static (_, value, tags, state) => ((MetricFamily)state!).Record((long)value, tags));
        _listener.SetMeasurementEventCallback<double>(static (_, value, tags, state) => ((MetricFamily)state!).Record(value, tags));
        _listener.SetMeasurementEventCallback<float>(static (_, value, tags, state) => ((MetricFamily)state!).Record((double)value, tags));
        _listener.SetMeasurementEventCallback<decimal>(static (_, value, tags, state) => ((MetricFamily)state!).Record((double)value, tags));
        _listener.Start();
    }

    /// <summary>Writes all metrics, ordered by name.</summary>
    public void Write(IBufferWriter<byte> output)
    {
        var text = new PrometheusText(output);
        lock (_scraping)
        {
            Observe();
            ProcessMetrics.Write(text);
            ProcessMetrics.WriteBuildInfo(text);
            foreach (var family in _families.Values.OrderBy(family => family.Name, StringComparer.Ordinal))
            {
                text.Family(family);
            }

            WriteOwn(text);
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Publish(Instrument instrument, MeterListener listener)
    {
        var meter = instrument.Meter;
        if (meter.Name != MeterName || (meter.Scope is not null && _factory is not null && !ReferenceEquals(meter.Scope, _factory))
            || InstrumentKinds.Of(instrument) is not { } kind)
        {
            return;
        }

        if (!MetricLabels.IsMetricName(instrument.Name))
        {
            throw new InvalidOperationException(
                $"The instrument \"{instrument.Name}\" needs a Prometheus name: letters, digits and underscores, as in tocsin_alerts_received_total.");
        }

        // Two instruments of one name are one metric; of different kinds they cannot be.
        var family = _families.GetOrAdd(instrument.Name, _ => new MetricFamily(instrument, kind, _maxSeries));
        if (family.Kind != kind)
        {
            throw new InvalidOperationException($"The instrument \"{instrument.Name}\" exists as {family.Kind} and as {kind}.");
        }

        listener.EnableMeasurementEvents(instrument, family);
    }

    private void Observe()
    {
        _scrapes++;
        foreach (var family in _families.Values)
        {
            family.Scrape = _scrapes;
        }

        try
        {
            _listener.RecordObservableInstruments();
        }
        catch (AggregateException failures)
        {
            // One broken callback costs its own metric, not the scrape; the counter below shows it.
            _failedObservations += failures.InnerExceptions.Count;
        }
    }

    private void WriteOwn(PrometheusText text)
    {
        const string Dropped = "tocsin_metrics_dropped_measurements_total";
        text.Header(Dropped, "Measurements not counted: too many label sets, a bad label name, or a counter that would sink.", "counter");
        foreach (var family in _families.Values.Where(family => family.Dropped > 0).OrderBy(family => family.Name, StringComparer.Ordinal))
        {
            text.Sample(Dropped, $"metric=\"{family.Name}\"", family.Dropped);
        }

        text.Single("tocsin_metrics_failed_observations_total", "Gauges that could not be read at a scrape.", "counter", _failedObservations);
    }
}
