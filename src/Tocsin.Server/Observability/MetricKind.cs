namespace Tocsin.Server.Observability;

/// <summary>How the measurements of an instrument become a value.</summary>
internal enum MetricKind
{
    /// <summary>Measurements add up; they are never negative.</summary>
    Counter,

    /// <summary>Measurements add up.</summary>
    UpDownCounter,

    /// <summary>The last measurement counts.</summary>
    Gauge,

    /// <summary>As <see cref="Gauge"/>, asked for at each scrape.</summary>
    ObservableGauge,

    /// <summary>As <see cref="ObservableGauge"/>; the value only grows.</summary>
    ObservableCounter,

    /// <summary>Measurements are counted in buckets.</summary>
    Histogram,
}
