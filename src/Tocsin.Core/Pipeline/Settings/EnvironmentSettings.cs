using System.Globalization;
using Tocsin.Configuration;

namespace Tocsin.Pipeline.Settings;

/// <summary>
/// The environment variables that configure Tocsin where there is no file. An empty one counts as unset, and blanks around a value (the
/// line break at the end of a mounted secret) don't belong to it.
/// </summary>
internal sealed class EnvironmentSettings
{
    public const string SlackVariable = "SLACK_WEBHOOK_URL";
    public const string PrometheusVariable = "PROMETHEUS_URL";
    public const string PagerDutyVariable = "PAGERDUTY_ROUTING_KEY";
    public const string PortVariable = "APP_PORT";

    public Secret? SlackWebhookUrl { get; private init; }

    public Secret? PagerDutyRoutingKey { get; private init; }

    public Uri? PrometheusUrl { get; private init; }

    public int? Port { get; private init; }

    /// <summary>Variables that are set and do nothing, because a configuration file was given.</summary>
    public IReadOnlyList<string> Ignored { get; private init; } = [];

    /// <exception cref="ConfigException">With every variable that has a bad value; the value itself isn't shown.</exception>
    public static EnvironmentSettings Read(IReadOnlyDictionary<string, string> environment, bool hasFile)
    {
        string[] names = [SlackVariable, PrometheusVariable, PagerDutyVariable, PortVariable];
        var set = names.Where(n => environment.TryGetValue(n, out var value) && !string.IsNullOrWhiteSpace(value)).ToList();
        var read = set.Where(n => !hasFile || n == PortVariable).ToList();
        var errors = new ConfigErrors();
        var section = new ConfigSection(
            new ConfigMapping(default, [.. read.Select(n => new ConfigEntry(default, n, new ConfigScalar(default, environment[n].Trim(), IsPlain: false)))]),
            "", errors);
        var settings = new EnvironmentSettings
        {
            SlackWebhookUrl = section.Url(SlackVariable) is null ? null : section.Secret(SlackVariable),
            PrometheusUrl = section.Url(PrometheusVariable),
            PagerDutyRoutingKey = section.Secret(PagerDutyVariable),
            Port = ReadPort(section),
            Ignored = [.. set.Except(read)],
        };
        return errors.Any ? throw new ConfigException("environment", errors.InOrder) : settings;
    }

    private static int? ReadPort(ConfigSection section)
    {
        if (section.Text(PortVariable) is not { } text)
        {
            return null;
        }

        if (ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            return port;
        }

        section.Error(PortVariable, "is no port (a whole number from 0 to 65535)");
        return null;
    }
}
