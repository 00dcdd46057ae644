using Microsoft.Extensions.Logging;
using Tocsin.Configuration;
using Tocsin.Notification;
using Tocsin.Notification.PagerDuty;
using Tocsin.Notification.SlackApp;
using Tocsin.Routing;
using Tocsin.Templating;

namespace Tocsin.Pipeline.Settings;

/// <summary>
/// What holds without a configuration file: one receiver that tells Slack of everything and PagerDuty of what deserves a page, at once
/// and per pod.
/// </summary>
internal static class ZeroConfig
{
    public const string Receiver = "default";

    public static TocsinConfig From(EnvironmentSettings settings, TimeProvider time)
    {
        var integrations = new List<IntegrationConfig>();
        if (settings.SlackWebhookUrl is { } url)
        {
            var slack = new SlackAppOptions { WebhookUrl = new SecretSource(EnvironmentSettings.SlackVariable, url) };
            integrations.Add(Integration(SlackAppConfig.Type.Name, services => new SlackAppNotifier(slack, Http(services))));
        }

        if (settings.PagerDutyRoutingKey is { } key)
        {
            var pager = new PagerDutyOptions
            {
                RoutingKey = new SecretSource(EnvironmentSettings.PagerDutyVariable, key),
                Templates = AlertTemplates.Default(time),
                MapSeverity = true,
            };
            integrations.Add(Integration(PagerDutyConfig.Type.Name, services => new PagerDutyNotifier(pager, Http(services))) with { Accepts = PageWorthiness.Pages });
        }

        if (integrations.Count == 0)
        {
            integrations.Add(Integration(LogNotifier.Type, services => new LogNotifier(services.Loggers.CreateLogger<LogNotifier>())));
        }

        return new TocsinConfig { Routes = new RouteTree(Route()), Templates = AlertTemplates.Default(time), Receivers = [new ReceiverConfig(Receiver, integrations)] };
    }

    private static Route Route() => new()
    {
        Receiver = Receiver,
        GroupBy = ["alertname", "namespace", "pod"],
        GroupWait = TimeSpan.Zero,
        GroupInterval = TimeSpan.FromMinutes(5),
        RepeatIntervals = [TimeSpan.FromHours(4)],
    };

    private static IntegrationConfig Integration(string type, Func<NotifierServices, INotifier> build) =>
        new() { Key = new IntegrationKey(Receiver, type, 0), SendResolved = true, Build = build, RetriesPastFlush = true };

    private static HttpDelivery Http(NotifierServices services) => new(services.Http, services.Time);
}
