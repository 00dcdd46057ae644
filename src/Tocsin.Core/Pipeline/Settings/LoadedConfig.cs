using Microsoft.Extensions.Logging;
using Tocsin.Alerts;
using Tocsin.Configuration;
using Tocsin.Enrichment;
using Tocsin.Notification;
using Tocsin.Silences;

namespace Tocsin.Pipeline.Settings;

/// <summary>The configuration with everything that belongs to it, from a file or from the environment alone.</summary>
internal sealed record LoadedConfig(TocsinConfig Config, EnrichmentModel Enrichment)
{
    /// <summary>Reads a file; the templates in it read the given clock.</summary>
    /// <exception cref="ConfigException">With everything that is wrong.</exception>
    public static LoadedConfig FromFile(string path, TimeProvider time, ConfigRules? rules = null)
    {
        var enrichment = EnrichmentModel.Empty;
        var config = TocsinConfig.Load(path, time, IntegrationTypes.All, root => enrichment = EnrichmentModel.Read(root, time), rules);
        return new LoadedConfig(config, enrichment);
    }

    public static LoadedConfig FromEnvironment(EnvironmentSettings environment, TimeProvider time) => new(
        ZeroConfig.From(environment, time),
        environment.PrometheusUrl is { } url ? EnrichmentDefaults.ForPrometheus(url, time) : EnrichmentModel.Empty);

    /// <summary>The receivers that some route leads to. Of the others nothing is built, as upstream.</summary>
    private IEnumerable<ReceiverConfig> Used => Config.Routes.Receivers.Select(name => Config.Receivers.Single(r => r.Name == name));

    /// <summary>Refuses a configuration that would have nobody told: it is understood, but this version can't send all that it says.</summary>
    /// <param name="source">The configuration's name, for the message.</param>
    /// <exception cref="ConfigException">Some route leads to an integration that can't be sent to.</exception>
    public void RequireSendable(string source)
    {
        var unsendable = Used.SelectMany(r => r.Unsendable).Select(i => new ConfigError(
            i.Location, $"{i.Key}: this version of Tocsin understands this integration, but can't send to it yet; a route leads to it, so its alerts would be told to nobody")).ToList();
        if (unsendable.Count > 0)
        {
            throw new ConfigException(source, unsendable);
        }
    }

    /// <summary>Builds what the configuration describes. Nothing connects anywhere before the first message.</summary>
    public PipelineSettings Build(NodeServices services, Uri externalUrl, TimeSpan retention)
    {
        var enrichment = EnrichmentEngine.Build(Enrichment, services.EvidenceHttp, services.Time, services.Loggers, services.Meter);
        return new PipelineSettings
        {
            Arrival = new ArrivalRules(Config.Global.ResolveTimeout, Config.ExpireAfter),
            Routes = Config.Routes,
            Receivers = Used.ToDictionary(r => r.Name, r => r.Build(services.Notifiers), StringComparer.Ordinal),
            InhibitRules = Config.InhibitRules,
            TimeIntervals = Config.TimeIntervals,
            SilenceLimits = new SilenceLimits { Retention = retention },
            RouteLabels = new RouteLabelTexts(Config.Templates, externalUrl, services.Loggers.CreateLogger<RouteLabelTexts>()).Of,
            Enrich = enrichment.EnrichAsync,
            ExternalUrl = externalUrl,
            Retention = retention,
        };
    }
}
