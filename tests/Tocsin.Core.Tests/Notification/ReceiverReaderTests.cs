using Microsoft.Extensions.Logging.Abstractions;
using Tocsin.Configuration;
using Tocsin.Templating;

namespace Tocsin.Notification;

public class ReceiverReaderTests
{
    [Fact]
    public void A_receiver_without_integrations_is_legal()
    {
        var receiver = Assert.Single(Read("receivers: [{ name: blackhole }]"));

        Assert.Equal("blackhole", receiver.Name);
        Assert.Empty(receiver.Integrations);
    }

    [Fact]
    public void Integrations_are_counted_by_type_within_their_receiver()
    {
        var receivers = Read(
            """
            receivers:
            - name: a
              slack_app_configs: [{ webhook_url: 'http://slack/1' }]
              webhook_configs:
              - url: http://hook/1
              - url: http://hook/2
            - name: b
              webhook_configs: [{ url: 'http://hook/3' }]
            """);

        Assert.Equal(
            ["a/webhook[0]", "a/webhook[1]", "a/slack_app[0]", "b/webhook[0]"],
            receivers.SelectMany(r => r.Integrations).Select(i => i.Key.ToString()));
    }

    [Theory]
    [InlineData("webhook_configs: [{ url: 'http://x' }]", true)]
    [InlineData("webhook_configs: [{ url: 'http://x', send_resolved: false }]", false)]
    [InlineData("slack_app_configs: [{ webhook_url: 'http://x' }]", false)]
    [InlineData("slack_app_configs: [{ webhook_url: 'http://x', send_resolved: yes }]", true)]
    public void Send_resolved_defaults_to_what_its_type_says(string integration, bool expected)
    {
        var receiver = Assert.Single(Read($"receivers: [{{ name: a, {integration} }}]"));

        Assert.Equal(expected, Assert.Single(receiver.Integrations).SendResolved);
    }

    [Fact]
    public void Building_gives_each_integration_its_notifier_and_all_that_was_configured()
    {
        var receiver = Assert.Single(Read("receivers: [{ name: a, webhook_configs: [{ url: 'http://one/x' }, { url: 'http://two/x', send_resolved: false }] }]"));
        using var http = new HttpClient();

        var built = receiver.Build(new NotifierServices(http, TimeProvider.System, NullLoggerFactory.Instance));

        Assert.Equal(["http://one/x", "http://two/x"], built.Select(i => ((TestIntegration.Notifier)i.Notifier).Destination));
        Assert.Equal([true, false], built.Select(i => i.SendResolved));
        Assert.Equal(new IntegrationKey("a", "webhook", 1), built[1].Key);
    }

    private static IReadOnlyList<ReceiverConfig> Read(string yaml)
    {
        var errors = new ConfigErrors();
        var receivers = ReceiverReader.Read(new ConfigSection(YamlReader.Read(yaml, errors)!, "", errors), TestIntegration.All, new ReceiverContext { Templates = Rendering.Defaults });
        Assert.Empty(errors.InOrder);
        return receivers;
    }
}
