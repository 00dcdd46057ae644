using Tocsin.Configuration;
using Tocsin.Enrichment;
using Tocsin.Notification;
using Tocsin.Notification.Webhook;

namespace Tocsin.Pipeline.Settings;

/// <summary>References to the environment and to files: in Tocsin's own keys, and nowhere else.</summary>
public sealed class OwnKeysTests
{
    private const string Route = "route: { receiver: a }\n";

    [Fact]
    public void A_variable_stands_for_its_value_in_own_keys_and_for_itself_in_upstreams()
    {
        EnrichmentModel? model = null;
        Parse("sources: { p: { type: prometheus, url: 'http://${HOST}:9090/$${HOST}$' } }\n" + Route + Receiver("slack_app_configs: [{ webhook_url: 'http://${HOST}/x' }]"), root => model = EnrichmentModel.Read(root, TimeProvider.System));
        Assert.Equal("http://prom:9090/${HOST}$", Uri.UnescapeDataString(model!.Sources.Prometheus.Single().Url.OriginalString));

        var mapping = YamlReader.Read("{ url: 'http://h/${HOST}' }", new ConfigErrors())!;
        var options = WebhookConfig.Read(new ConfigSection(mapping, "", new ConfigErrors()), new ReceiverContext { Templates = Templating.AlertTemplates.Default(TimeProvider.System) });
        Assert.Equal("http://h/${HOST}", options.Url.Value!.Reveal());
    }

    [Fact]
    public void A_variable_that_is_not_set_is_named_with_its_place() => Assert.Contains(
        "test.yml: line 2, column 59: the environment variable NOBODY is not set (write $${NOBODY} for the text itself)",
        Error(Route + Receiver("slack_app_configs: [{ webhook_url: '${NOBODY}' }]")).Split(Environment.NewLine));

    [Fact]
    public void A_file_is_read_when_it_is_needed() =>
        Assert.NotNull(Parse(Route + Receiver("slack_app_configs: [{ webhook_url: 'file:/nowhere/${HOST}' }]")));

    [Fact]
    public void A_file_for_a_key_that_takes_none_is_refused() =>
        Assert.Contains("send_resolved_file: unknown key", Error(Route + Receiver("slack_app_configs: [{ webhook_url: 'http://h/', send_resolved: 'file:x' }]")), StringComparison.Ordinal);

    private static string Receiver(string integrations) => $"receivers: [{{ name: a, {integrations} }}]\n";

    private static string Error(string yaml) => Assert.Throws<ConfigException>(() => Parse(yaml)).Message;

    private static TocsinConfig Parse(string yaml, Action<ConfigSection>? readRest = null) => TocsinConfig.Parse(
        yaml, "test.yml", TimeProvider.System, IntegrationTypes.All, readRest, new ConfigRules { Environment = name => name == "HOST" ? "prom" : null });
}
