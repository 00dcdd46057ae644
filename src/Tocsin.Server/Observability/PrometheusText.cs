using System.Buffers;
using System.Globalization;
using System.Text;

namespace Tocsin.Server.Observability;

/// <summary>Writes the Prometheus text format, version 0.0.4.</summary>
/// <remarks>Source: prometheus.io/docs/instrumenting/exposition_formats, "Text-based format".</remarks>
internal sealed class PrometheusText(IBufferWriter<byte> output)
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public void Header(string name, string help, string type)
    {
        if (help.Length > 0)
        {
            Write($"# HELP {name} ");
            Write(help.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal));
            Write("\n");
        }

        Write($"# TYPE {name} {type}\n");
    }

    /// <summary>One sample. <paramref name="labels"/> is already escaped and has no braces.</summary>
    public void Sample(string name, string labels, double value) => Sample(name, labels, Number(value));

    public void Sample(string name, string labels, long value) => Sample(name, labels, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A whole metric of one value.</summary>
    public void Single(string name, string help, string type, double value)
    {
        Header(name, help, type);
        Sample(name, "", value);
    }

    public void Family(MetricFamily family)
    {
        Header(family.Name, family.Help, InstrumentKinds.PrometheusType(family.Kind));
        foreach (var series in family.Series())
        {
            if (series.Bounds is { } bounds)
            {
                Histogram(family.Name, series, bounds);
            }
            else
            {
                Sample(family.Name, series);
            }
        }
    }

    private void Histogram(string name, MetricSeries series, IReadOnlyList<double> bounds)
    {
        var prefix = series.Labels.Length == 0 ? "" : series.Labels + ",";
        long below = 0;
        for (var i = 0; i <= bounds.Count; i++)
        {
            below += series.InBucket(i);
            var bound = i < bounds.Count ? Number(bounds[i]) : "+Inf";
            Sample($"{name}_bucket", $"{prefix}le=\"{bound}\"", below);
        }

        Sample($"{name}_sum", series);

        // The count is what the buckets just gave, so that the two never disagree within a scrape.
        Sample($"{name}_count", series.Labels, below);
    }

    private void Sample(string name, MetricSeries series)
    {
        if (series.WholeValue is { } whole)
        {
            Sample(name, series.Labels, whole);
        }
        else
        {
            Sample(name, series.Labels, series.Value);
        }
    }

    private void Sample(string name, string labels, string value)
    {
        Write(name);
        if (labels.Length > 0)
        {
            Write("{");
            Write(labels);
            Write("}");
        }

        Write(" ");
        Write(value);
        Write("\n");
    }

    private static string Number(double value) =>
        double.IsPositiveInfinity(value) ? "+Inf"
        : double.IsNegativeInfinity(value) ? "-Inf"
        : value.ToString("R", CultureInfo.InvariantCulture);

    private void Write(string text) => Encoding.UTF8.GetBytes(text, output);
}
