using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using Tocsin.Alerts;
using Tocsin.Enrichment;
using Tocsin.Pipeline.Settings;
using Tocsin.Routing;
using Tocsin.Testing;

namespace Tocsin.EndToEnd.Docs;

/// <summary>The file that the documentation shows as the default says what the default is.</summary>
public sealed class ZeroConfigTests
{
    private static readonly EnvironmentSettings _environment = EnvironmentSettings.Read(
        new Dictionary<string, string> { ["SLACK_WEBHOOK_URL"] = "http://slack", ["PAGERDUTY_ROUTING_KEY"] = "key", ["PROMETHEUS_URL"] = "http://127.0.0.1:1" },
        hasFile: false);

    [Fact]
    public void Its_route_and_its_receiver_are_those_of_the_default()
    {
        var (shown, real) = (Shown().Config, ZeroConfig.From(_environment, TimeProvider.System));

        Assert.Equal(Timing(real.Routes.Root), Timing(shown.Routes.Root));
        Assert.Equal(real.Routes.Root.GroupBy, shown.Routes.Root.GroupBy);
        Assert.Equal(Destinations(real), Destinations(shown));
    }

    [Fact]
    public async Task Its_enrichments_ask_what_the_default_asks()
    {
        var (shown, real) = (Shown().Enrichment, LoadedConfig.FromEnvironment(_environment, TimeProvider.System).Enrichment);

        Assert.Equal(real.Enrichments.Select(e => (e.Name, e.Budget, Text(e))), shown.Enrichments.Select(e => (e.Name, e.Budget, Text(e))));
        Assert.Equal(await QueriesAsync(real), await QueriesAsync(shown));
    }

    [Fact]
    public void The_variables_are_those_that_are_read()
    {
        var documented = new Document("docs/configuration.md").Rows("Without a file").Select(row => row[0].Trim('`'));

        Assert.Equal(
            [EnvironmentSettings.SlackVariable, EnvironmentSettings.PagerDutyVariable, EnvironmentSettings.PrometheusVariable, EnvironmentSettings.PortVariable],
            documented);
    }

    private static (string, bool, TimeSpan, TimeSpan, TimeSpan) Timing(Route route) =>
        (route.Receiver, route.GroupByAll, route.GroupWait, route.GroupInterval, route.RepeatIntervals.Single());

    // A file has an order of its own: that of the kinds.
    private static IEnumerable<(string, bool)> Destinations(TocsinConfig config) =>
        config.Receivers.Single().Integrations.Select(i => ($"{i.Key}", i.SendResolved)).OrderBy(i => i.Item1, StringComparer.Ordinal);

    private static LoadedConfig Shown()
    {
        using var folder = new TemporaryFolder();
        var text = new Document("docs/configuration.md").Blocks.First(b => b.Language == "yaml").Text;
        return LoadedConfig.FromFile(folder.Write("tocsin.yml", text.Replace("http://prometheus:9090", "http://127.0.0.1:1", StringComparison.Ordinal)), TimeProvider.System);
    }

    private static string Text(EnrichmentConfig enrichment) => string.Join(", ", enrichment.Matchers);

    // Nobody answers on port 1; evidence names the query all the same.
    private static async Task<IEnumerable<(string, string)>> QueriesAsync(EnrichmentModel model)
    {
        var labels = new LabelSetBuilder();
        labels.Add("namespace"u8, "shop"u8);
        labels.Add("pod"u8, "web-1"u8);
        var now = DateTimeOffset.UnixEpoch.AddYears(50);
        var alert = new Alert
        {
            Labels = labels.ToLabelSet(),
            Status = AlertStatus.Firing,
            StartsAt = now,
            EndsAt = now.AddDays(1),
            UpdatedAt = now,
        };
        using var http = EnrichmentHttp.CreateClient();
        using var meter = new Meter("Tocsin");
        var engine = EnrichmentEngine.Build(model, http, TimeProvider.System, NullLoggerFactory.Instance, meter);
        var enriched = Assert.Single(await engine.EnrichAsync([alert], TestContext.Current.CancellationToken));
        Assert.Equal(2, enriched.Evidence.Count);
        return enriched.Evidence.Select(e => (e.Name, e.Query));
    }
}
