using Microsoft.Extensions.Logging.Abstractions;
using Tocsin.Alerts;
using Tocsin.Configuration;
using Tocsin.Notification.Webhook;
using Tocsin.Templating;
using Tocsin.Testing.StandIns;

namespace Tocsin.Notification;

public class NotifierServicesTests
{
    [Fact]
    public async Task A_webhook_is_sent_as_its_http_config_says()
    {
        await using var recorder = await WebhookRecorder.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var notifier = Build($"url: {recorder.Url}\nhttp_config: {{ bearer_token: abc, http_headers: {{ x-team: {{ values: [payments] }} }} }}");
        var notification = Samples.Notify(Samples.Alert(LabelSet.Of(("alertname", "X")), LabelSet.Of()).Plain());
        var result = await notifier.SendAsync(notification, TestContext.Current.CancellationToken);
        Assert.Equal(DeliveryOutcome.Delivered, result.Outcome);
        Assert.Equal(("Bearer abc", "payments"), (recorder.Requests[0].Headers["Authorization"], recorder.Requests[0].Headers["X-Team"]));
    }

    [Fact]
    public void What_can_not_be_built_stops_the_start()
    {
        var thrown = Assert.Throws<ConfigException>(() => Build("url: http://receiver.test/\nhttp_config: { tls_config: { ca_file: /no/such/file } }"));
        Assert.Equal("http_config: unable to read CA cert: ca_file /no/such/file cannot be read: it does not exist", thrown.Message);
    }

    private static INotifier Build(string yaml)
    {
        var errors = new ConfigErrors();
        var section = new ConfigSection(YamlReader.Read(yaml, errors)!, "receivers[0].webhook_configs[0]", errors);
        var build = WebhookConfig.Type.Read(section, new ReceiverContext { Templates = Rendering.Defaults });
        section.Done();
        Assert.Equal([], errors.InOrder);
        return build!(new NotifierServices(HttpDelivery.CreateClient(), TimeProvider.System, NullLoggerFactory.Instance));
    }
}
