using Tocsin.Alerts;
using Tocsin.Configuration;
using Tocsin.Notification;
using Tocsin.Routing;

namespace Tocsin.Pipeline.Settings;

/// <summary>
/// What holds without a configuration file: one receiver that tells Slack of everything and PagerDuty of what deserves a page, at once
/// and per pod. It is put together as the sections that a file would have, and read by the same readers.
/// </summary>
internal static class ZeroConfig
{
    public const string Receiver = "default";

    /// <param name="settings">What the environment says.</param>
    /// <param name="types">The kinds of integration; <c>slack_app</c> and <c>pagerduty</c> are among them.</param>
    /// <param name="isPageWorthy">Which alerts PagerDuty is told of.</param>
    /// <param name="log">Stands in where nobody else would be told: writes what would have been sent to the log.</param>
    public static TocsinConfig From(
        EnvironmentSettings settings, IReadOnlyList<IntegrationType> types, Func<Alert, bool> isPageWorthy, Func<NotifierServices, INotifier> log)
    {
        var integrations = new List<IntegrationConfig>();
        if (settings.SlackWebhookUrl is { } url)
        {
            integrations.Add(Integration(types, "slack_app", "webhook_url", url));
        }

        if (settings.PagerDutyRoutingKey is { } key)
        {
            integrations.Add(Integration(types, "pagerduty", "routing_key", key) with { Accepts = isPageWorthy });
        }

        if (integrations.Count == 0)
        {
            integrations.Add(new IntegrationConfig { Key = new IntegrationKey(Receiver, "log", 0), SendResolved = true, Build = log });
        }

        return new TocsinConfig { Route = Route(), Receivers = [new ReceiverConfig(Receiver, integrations)] };
    }

    private static RouteConfig Route() => new()
    {
        Receiver = Receiver,
        GroupBy = ["alertname", "namespace", "pod"],
        GroupWait = TimeSpan.Zero,
        GroupInterval = TimeSpan.FromMinutes(5),
        RepeatInterval = TimeSpan.FromHours(4),
    };

    private static IntegrationConfig Integration(IReadOnlyList<IntegrationType> types, string name, string key, Secret value)
    {
        var type = types.Single(t => t.Name == name);
        var errors = new ConfigErrors();
        var section = new ConfigSection(
            new ConfigMapping(default, [new ConfigEntry(default, key, new ConfigScalar(default, value.Reveal(), IsPlain: false))]), "", errors);
        var build = type.Read(section);
        section.Done();
        return errors.Any
            ? throw new ConfigException("environment", errors.InOrder)
            : new IntegrationConfig { Key = new IntegrationKey(Receiver, name, 0), SendResolved = true, Build = build };
    }
}
