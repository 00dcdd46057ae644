using Tocsin.Configuration;

namespace Tocsin.Enrichment.Prometheus;

/// <summary>
/// Reads a step of type prometheus: <c>source</c>, <c>query</c>, <c>unit</c>, <c>range</c> with <c>step</c>, <c>timeout</c>.
/// </summary>
internal static class PrometheusStepReader
{
    private const int MaxPoints = 1000;
    private const int DefaultPoints = 60;

    public static Func<EnricherServices, IEnricher>? Read(ConfigSection section, StepContext context)
    {
        var query = Query(section, context.Time);
        var unit = Unit(section);
        var window = Window(section, context.Budget);
        if (!context.Sources.TryFindPrometheus(section.Text("source"), out var source, out var error))
        {
            section.Error("source", error);
        }

        return query is null || source is null
            ? null
            : services => new PrometheusStep(context.Name, services.Prometheus(source), query, unit, window);
    }

    private static PromQlTemplate? Query(ConfigSection section, TimeProvider time)
    {
        var text = section.Required("query");
        if (PromQlTemplate.TryParse(text, time, out var query, out var error))
        {
            return query;
        }

        section.Error("query", error);
        return null;
    }

    private static string Unit(ConfigSection section)
    {
        var unit = section.Text("unit", "");
        if (unit.Length > 0 && !ValueUnit.All.Contains(unit))
        {
            section.Error("unit", $"unknown unit \"{unit}\" (known: {string.Join(", ", ValueUnit.All)}; leave it out for a plain number)");
        }

        return unit;
    }

    private static QueryWindow Window(ConfigSection section, TimeSpan budget)
    {
        var timeout = section.Duration("timeout", budget);
        if (timeout <= TimeSpan.Zero || timeout > budget)
        {
            section.Error("timeout", $"must be more than 0s and at most the enrichment's budget, {PrometheusDuration.Format(budget)}");
        }

        var range = section.Duration("range", TimeSpan.MinValue);
        var step = section.Duration("step", DefaultStep(range));
        if (range == TimeSpan.MinValue)
        {
            // Not there, or no duration: that has been told.
            if (section.Has("step") && !section.Has("range"))
            {
                section.Error("range", "is required where step is set");
            }

            range = TimeSpan.Zero;
        }
        else if (range < TimeSpan.FromSeconds(1))
        {
            section.Error("range", "must be at least 1s");
        }
        else if (step < TimeSpan.FromSeconds(1) || step > range || range / step > MaxPoints)
        {
            section.Error("step", $"must be at least 1s, at most the range, and give at most {MaxPoints} points");
        }

        return new QueryWindow(range, step, timeout);
    }

    private static TimeSpan DefaultStep(TimeSpan range) => TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling(range.TotalSeconds / DefaultPoints)));
}
