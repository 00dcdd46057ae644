using System.Buffers;
using System.Diagnostics.Metrics;
using System.Text;

namespace Tocsin.Server.Observability;

public sealed class MetricsExpositionTests : IDisposable
{
    // Each test has a meter of its own: without a factory all meters of the name are heard, so the scope keeps them apart.
    private readonly TestMeterFactory _factory = new();
    private readonly Meter _meter;

    public MetricsExpositionTests() => _meter = _factory.Create(new MeterOptions(MetricsExposition.MeterName));

    public void Dispose() => _factory.Dispose();

    [Fact]
    public void A_counter_adds_up_per_label_set()
    {
        using var metrics = new MetricsExposition(_factory);
        var received = _meter.CreateCounter<long>("tocsin_alerts_received_total", description: "Alerts that came in.");
        received.Add(2, Tag("endpoint", "alert"), Tag("status", "firing"));
        received.Add(3, Tag("endpoint", "alert"), Tag("status", "firing"));
        received.Add(1, Tag("endpoint", "alert"), Tag("status", "resolved"));

        Assert.Equal(
            """
            # HELP tocsin_alerts_received_total Alerts that came in.
            # TYPE tocsin_alerts_received_total counter
            tocsin_alerts_received_total{endpoint="alert",status="firing"} 5
            tocsin_alerts_received_total{endpoint="alert",status="resolved"} 1

            """,
            Family(metrics, "tocsin_alerts_received_total"));
    }

    [Fact]
    public void The_order_of_tags_makes_no_new_series()
    {
        using var metrics = new MetricsExposition(_factory);
        var counter = _meter.CreateCounter<long>("tocsin_x_total");
        counter.Add(1, Tag("a", "1"), Tag("b", "2"));
        counter.Add(1, Tag("b", "2"), Tag("a", "1"));

        Assert.Equal(
            """
            # TYPE tocsin_x_total counter
            tocsin_x_total{a="1",b="2"} 2

            """,
            Family(metrics, "tocsin_x_total"));
    }

    [Fact]
    public void Instruments_made_before_the_collector_are_heard_too()
    {
        var counter = _meter.CreateCounter<int>("tocsin_early_total");
        using var metrics = new MetricsExposition(_factory);
        counter.Add(4);

        Assert.Contains("\ntocsin_early_total 4\n", Text(metrics), StringComparison.Ordinal);
    }

    [Fact]
    public void A_histogram_counts_into_the_buckets_its_advice_names()
    {
        using var metrics = new MetricsExposition(_factory);
        var latency = _meter.CreateHistogram(
            "tocsin_commit_seconds", description: "Commit.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 1] });
        foreach (var value in (double[])[0.05, 0.1, 0.5, 2])
        {
            latency.Record(value, Tag("store", "sqlite"));
        }

        Assert.Equal(
            """
            # HELP tocsin_commit_seconds Commit.
            # TYPE tocsin_commit_seconds histogram
            tocsin_commit_seconds_bucket{store="sqlite",le="0.1"} 2
            tocsin_commit_seconds_bucket{store="sqlite",le="1"} 3
            tocsin_commit_seconds_bucket{store="sqlite",le="+Inf"} 4
            tocsin_commit_seconds_sum{store="sqlite"} 2.65
            tocsin_commit_seconds_count{store="sqlite"} 4

            """,
            Family(metrics, "tocsin_commit_seconds"));
    }

    [Fact]
    public void A_gauge_shows_its_last_value_and_an_up_down_counter_its_sum()
    {
        using var metrics = new MetricsExposition(_factory);
        var gauge = _meter.CreateGauge<double>("tocsin_g");
        gauge.Record(3);
        gauge.Record(1.5);
        var depth = _meter.CreateUpDownCounter<long>("tocsin_depth");
        depth.Add(5);
        depth.Add(-2);

        Assert.Contains("# TYPE tocsin_g gauge\ntocsin_g 1.5\n", Text(metrics), StringComparison.Ordinal);
        Assert.Contains("# TYPE tocsin_depth gauge\ntocsin_depth 3\n", Text(metrics), StringComparison.Ordinal);
    }

    [Fact]
    public void An_observable_gauge_forgets_what_it_no_longer_reports()
    {
        using var metrics = new MetricsExposition(_factory);
        List<Measurement<long>> active = [new(7, Tag("state", "firing")), new(1, Tag("state", "resolved"))];
        _meter.CreateObservableGauge("tocsin_alerts", () => active);

        Assert.Contains("tocsin_alerts{state=\"resolved\"} 1", Text(metrics), StringComparison.Ordinal);
        active.RemoveAt(1);
        var text = Text(metrics);

        Assert.Contains("tocsin_alerts{state=\"firing\"} 7", text, StringComparison.Ordinal);
        Assert.DoesNotContain("resolved", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gauge_that_throws_costs_itself_only()
    {
        using var metrics = new MetricsExposition(_factory);
        _meter.CreateObservableGauge("tocsin_broken", long () => throw new InvalidOperationException("no"));
        _meter.CreateObservableGauge<long>("tocsin_fine", () => 1);
        var text = Text(metrics);

        Assert.Contains("\ntocsin_fine 1\n", text, StringComparison.Ordinal);
        Assert.Contains("\ntocsin_metrics_failed_observations_total 1\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Label_values_and_help_cannot_break_out_of_their_line()
    {
        using var metrics = new MetricsExposition(_factory);
        _meter.CreateCounter<long>("tocsin_x_total", description: "back\\slash\nforged 1").Add(1, Tag("v", "a\"} 9\nforged_total{x=\"\\"));
        var text = Text(metrics);

        Assert.Contains("# HELP tocsin_x_total back\\\\slash\\nforged 1\n", text, StringComparison.Ordinal);
        Assert.Contains("tocsin_x_total{v=\"a\\\"} 9\\nforged_total{x=\\\"\\\\\"} 1\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\nforged", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Label_sets_beyond_the_limit_are_dropped_and_counted()
    {
        using var metrics = new MetricsExposition(_factory, maxSeries: 3);
        var counter = _meter.CreateCounter<long>("tocsin_x_total");
        for (var i = 0; i < 10; i++)
        {
            counter.Add(1, Tag("i", i));
        }

        counter.Add(5, Tag("i", 0));
        var text = Text(metrics);

        Assert.Equal(3, text.Split('\n').Count(line => line.StartsWith("tocsin_x_total{", StringComparison.Ordinal)));
        Assert.Contains("tocsin_x_total{i=\"0\"} 6\n", text, StringComparison.Ordinal);
        Assert.Contains("tocsin_metrics_dropped_measurements_total{metric=\"tocsin_x_total\"} 7\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0a")]
    [InlineData("a-b")]
    [InlineData("")]
    [InlineData("__name__")]
    public void A_measurement_with_a_bad_label_name_is_dropped_and_counted(string label)
    {
        using var metrics = new MetricsExposition(_factory);
        _meter.CreateCounter<long>("tocsin_x_total").Add(1, Tag(label, "v"));

        Assert.Contains("tocsin_metrics_dropped_measurements_total{metric=\"tocsin_x_total\"} 1\n", Text(metrics), StringComparison.Ordinal);
    }

    [Fact]
    public void A_counter_never_sinks()
    {
        using var metrics = new MetricsExposition(_factory);
        var counter = _meter.CreateCounter<double>("tocsin_x_total");
        counter.Add(2.5);
        counter.Add(-1);
        counter.Add(double.NaN);

        Assert.Contains("\ntocsin_x_total 2.5\n", Text(metrics), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_Prometheus_would_refuse_fails_where_the_instrument_is_made()
    {
        using var metrics = new MetricsExposition(_factory);

        var refusal = Assert.Throws<InvalidOperationException>(() => _meter.CreateCounter<long>("tocsin.alerts"));
        Assert.Contains("tocsin.alerts", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Meters_of_another_host_and_of_another_name_are_left_alone()
    {
        using var metrics = new MetricsExposition(_factory);
        using var otherHost = new TestMeterFactory();
        otherHost.Create(new MeterOptions(MetricsExposition.MeterName)).CreateCounter<long>("tocsin_other_host_total").Add(1);
        _factory.Create(new MeterOptions("Else")).CreateCounter<long>("tocsin_other_name_total").Add(1);

        Assert.DoesNotContain("tocsin_other", Text(metrics), StringComparison.Ordinal);
    }

    [Fact]
    public void The_process_and_the_build_are_described()
    {
        using var metrics = new MetricsExposition(_factory);
        var text = Text(metrics);

        Assert.Contains($"\ntocsin_build_info{{version=\"{ProcessMetrics.Version}\"}} 1\n", text, StringComparison.Ordinal);
        Assert.True(Value(text, "process_resident_memory_bytes") > 1_000_000);
        Assert.True(Value(text, "process_cpu_seconds_total") > 0);
        Assert.True(Value(text, "process_start_time_seconds") > 1_600_000_000);
    }

    [Fact]
    public void Recording_with_three_tags_allocates_nothing()
    {
        using var metrics = new MetricsExposition(_factory);
        var counter = _meter.CreateCounter<long>("tocsin_x_total");
        var latency = _meter.CreateHistogram<double>("tocsin_x_seconds");
        Measure(counter, latency, 1_000);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Measure(counter, latency, 10_000);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Contains("tocsin_x_total{a=\"x\",b=\"y\",c=\"z\"} 11000\n", Text(metrics), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_lost_when_many_threads_record()
    {
        using var metrics = new MetricsExposition(_factory);
        var counter = _meter.CreateCounter<long>("tocsin_x_total");
        var seconds = _meter.CreateHistogram<double>("tocsin_x_seconds");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(
            () =>
            {
                for (var i = 0; i < 5_000; i++)
                {
                    counter.Add(1, Tag("i", (i % 7) switch { 0 => "a", _ => "b" }));
                    seconds.Record(0.5);
                }
            },
            TestContext.Current.CancellationToken)));
        var text = Text(metrics);

        Assert.Equal(40_000, Value(text, "tocsin_x_total{i=\"a\"}") + Value(text, "tocsin_x_total{i=\"b\"}"));
        Assert.Equal(40_000, Value(text, "tocsin_x_seconds_count"));
        Assert.Equal(20_000, Value(text, "tocsin_x_seconds_sum"));
    }

    private static void Measure(Counter<long> counter, Histogram<double> latency, int times)
    {
        for (var i = 0; i < times; i++)
        {
            counter.Add(1, Tag("a", "x"), Tag("b", "y"), Tag("c", "z"));
            latency.Record(0.2, Tag("a", "x"), Tag("b", "y"), Tag("c", "z"));
        }
    }

    private static KeyValuePair<string, object?> Tag(string name, object? value) => new(name, value);

    private static string Text(MetricsExposition metrics)
    {
        var buffer = new ArrayBufferWriter<byte>();
        metrics.Write(buffer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string Family(MetricsExposition metrics, string name) => string.Join(
        '\n', Text(metrics).Split('\n').Where(line => line.Split(' ', '{').Take(3).Any(word => word.StartsWith(name, StringComparison.Ordinal)))) + "\n";

    private static double Value(string text, string sample) => double.Parse(
        text.Split('\n').Single(line => line.StartsWith(sample + " ", StringComparison.Ordinal))[(sample.Length + 1)..],
        System.Globalization.CultureInfo.InvariantCulture);
}
