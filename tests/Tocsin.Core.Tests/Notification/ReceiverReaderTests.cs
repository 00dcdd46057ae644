using Microsoft.Extensions.Logging.Abstractions;
using Tocsin.Configuration;
using Tocsin.Templating;

namespace Tocsin.Notification;

public class ReceiverReaderTests
{
    private static readonly IntegrationType _later =
        IntegrationType.WithoutSender("later_configs", "later", sendResolvedByDefault: true, (section, _) => section.Required("to")) with { NullIsEmpty = true };

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

    [Fact]
    public void Labels_and_the_resolve_of_what_was_suppressed_are_read()
    {
        var receivers = Read("receivers: [{ name: a, labels: { team: x, name: a }, notify_resolve_when_suppressed: true }, { name: b }]");

        Assert.Equal(["name=a", "team=x"], receivers[0].Labels.Select(l => $"{l.Key}={l.Value}").Order(StringComparer.Ordinal));
        Assert.Empty(receivers[1].Labels);
        Assert.Equal([true, false], receivers.Select(r => r.NotifyResolveWhenSuppressed));
    }

    [Fact]
    public void A_label_that_calls_the_receiver_something_else_is_refused() => Assert.Equal(
        ["line 1, column 32: receivers[0].labels: receiver label \"name\" must match receiver name \"a\", got \"b\""],
        Errors("receivers: [{ name: a, labels: { name: b } }]"));

    [Fact]
    public void What_is_understood_but_not_sent_yet_is_known()
    {
        var integrations = Read("receivers: [{ name: a, later_configs: [{ to: b }], webhook_configs: [{ url: 'http://x' }] }]")[0];

        Assert.Equal(["a/later[0]"], integrations.Unsendable.Select(i => i.Key.ToString()));
        using var http = new HttpClient();
        Assert.Throws<InvalidOperationException>(() => integrations.Build(new NotifierServices(http, TimeProvider.System, NullLoggerFactory.Instance)));
    }

    [Fact]
    public void An_entry_that_is_null_is_missing_unless_its_type_says_otherwise()
    {
        const string Yaml = "receivers: [{ name: a, webhook_configs: [~], later_configs: [~] }]";

        Assert.Equal(
            ["line 1, column 42: receivers[0].webhook_configs[0]: missing webhook config", "line 1, column 62: receivers[0].later_configs[0].to: is required"],
            Errors(Yaml));
    }

    [Fact]
    public void Send_resolved_without_a_value_is_no() =>
        Assert.False(Read("receivers: [{ name: a, webhook_configs: [{ url: 'http://x', send_resolved: }] }]")[0].Integrations[0].SendResolved);

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

    private static IReadOnlyList<string> Errors(string yaml) => [.. ReadAll(yaml).Errors.InOrder.Select(e => e.ToString())];

    private static IReadOnlyList<ReceiverConfig> Read(string yaml)
    {
        var (receivers, errors) = ReadAll(yaml);
        Assert.Empty(errors.InOrder);
        return receivers;
    }

    private static (IReadOnlyList<ReceiverConfig> Receivers, ConfigErrors Errors) ReadAll(string yaml)
    {
        var errors = new ConfigErrors();
        var root = new ConfigSection(YamlReader.Read(yaml, errors)!, "", errors);
        return (ReceiverReader.Read(root, [.. TestIntegration.All, _later], new ReceiverContext { Templates = Rendering.Defaults }), errors);
    }
}
