using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Tocsin.Alerts;
using Tocsin.Configuration;

namespace Tocsin.Enrichment;

/// <summary>What the tests of this folder start from.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static Alert Alert(params (string Name, string Value)[] labels) => new()
    {
        Labels = LabelSet.Of([.. labels, ("alertname", "PodDown")]),
        StartsAt = Noon,
        EndsAt = Noon.AddHours(1),
        UpdatedAt = Noon,
    };

    public static FakeTimeProvider Clock() => new(Noon);

    public static EnrichmentEngine Engine(TimeProvider time, params Enrichment[] enrichments) => Engine(time, new Meter("Tocsin"), enrichments);

    public static EnrichmentEngine Engine(TimeProvider time, Meter meter, params Enrichment[] enrichments) =>
        new(enrichments, time, NullLogger<EnrichmentEngine>.Instance, meter);

    public static ConfigMapping Map(params (string Key, ConfigNode Value)[] entries) =>
        new(default, [.. entries.Select(e => new ConfigEntry(default, e.Key, e.Value))]);

    public static ConfigSequence List(params ConfigNode[] items) => new(default, items);

    public static ConfigScalar Text(string value) => new(default, value, IsPlain: true);
}
