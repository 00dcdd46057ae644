using Tocsin.Alerts;
using Tocsin.Configuration;
using Tocsin.Enrichment;
using Tocsin.Grouping;
using Tocsin.Notification;

namespace Tocsin.Pipeline.Settings;

/// <summary>The configuration with everything that belongs to it, from a file or from the environment alone.</summary>
internal sealed record LoadedConfig(TocsinConfig Config, EnrichmentModel Enrichment)
{
    /// <summary>Reads a file; the templates in it read the given clock.</summary>
    /// <exception cref="ConfigException">With everything that is wrong.</exception>
    public static LoadedConfig FromFile(string path, TimeProvider time)
    {
        var enrichment = EnrichmentModel.Empty;
        var config = TocsinConfig.Load(path, time, IntegrationTypes.All, root => enrichment = EnrichmentModel.Read(root, time));
        return new LoadedConfig(config, enrichment);
    }

    public static LoadedConfig FromEnvironment(EnvironmentSettings environment, TimeProvider time) => new(
        ZeroConfig.From(environment, time),
        environment.PrometheusUrl is { } url ? EnrichmentDefaults.ForPrometheus(url, time) : EnrichmentModel.Empty);

    /// <summary>Builds what the configuration describes. Nothing connects anywhere before the first message.</summary>
    public PipelineSettings Build(NodeServices services, Uri externalUrl, TimeSpan keepJournal)
    {
        var notifiers = new NotifierServices(HttpDelivery.CreateClient(), services.Time, services.Loggers);
        var enrichment = EnrichmentEngine.Build(Enrichment, EnrichmentHttp.CreateClient(), services.Time, services.Loggers, services.Meter);
        var route = Config.Routes.Root;
        return new PipelineSettings
        {
            Arrival = new ArrivalRules(Config.Global.ResolveTimeout, Config.ExpireAfter),
            GroupBy = new GroupBy(route.GroupBy, route.GroupByAll),
            Schedule = new GroupSchedule(route.GroupWait, route.GroupInterval),
            RepeatInterval = route.RepeatIntervals[0],
            Integrations = Config.Receivers.Single(r => r.Name == route.Receiver).Build(notifiers),
            Enrich = enrichment.EnrichAsync,
            ExternalUrl = externalUrl,
            KeepJournal = keepJournal,
        };
    }
}
