using Tocsin.Enrichment.Prometheus;
using Tocsin.Matching;

namespace Tocsin.Enrichment;

/// <summary>What is looked into where no configuration says anything: CPU and memory of the pod an alert is about.</summary>
internal static class EnrichmentDefaults
{
    public const string SourceName = "prometheus";

    private const string Pod = "namespace=\"{{ .Labels.namespace }}\",pod=\"{{ .Labels.pod }}\"";

    // Not every cluster's cAdvisor metrics have the container label: with some container runtimes only the pod's own cgroup is there, without
    // it, and container!="" alone would find nothing. So containers are summed up where they are known (without the pause container), and
    // else the largest cgroup of the pod is taken, which is the pod's own: adding them up would count everything twice.
    private const string Containers = $$"""{{{Pod}},container!="",container!="POD"}""";
    private const string Cgroups = $$"""{{{Pod}},container=""}""";

    private const string Cpu = $"""
        sum(rate(container_cpu_usage_seconds_total{Containers}[5m])) or max(sum by (id) (rate(container_cpu_usage_seconds_total{Cgroups}[5m])))
        """;

    // The largest per container: for minutes after a restart the old and the new instance's series may both be there.
    private const string Memory = $"""
        sum(max by (container) (container_memory_working_set_bytes{Containers})) or max(container_memory_working_set_bytes{Cgroups})
        """;

    public static EnrichmentModel ForPrometheus(Uri url, TimeProvider time)
    {
        var source = new PrometheusSource { Name = SourceName, Url = url };
        var sources = new SourceTable(new Dictionary<string, PrometheusSource?>(StringComparer.Ordinal) { [SourceName] = source });
        IReadOnlyList<Matcher> matchers = [Matcher.Of("namespace", MatchOperator.NotEqual, ""), Matcher.Of("pod", MatchOperator.NotEqual, "")];
        var steps = new[] { Step(source, "cpu", Cpu, ValueUnit.Cores, time), Step(source, "memory", Memory, ValueUnit.Bytes, time) };
        return new EnrichmentModel(sources, [new EnrichmentConfig("pod-resources", matchers, Enrichment.DefaultBudget, steps)]);
    }

    private static Func<EnricherServices, IEnricher> Step(PrometheusSource source, string name, string text, string unit, TimeProvider time)
    {
        if (!PromQlTemplate.TryParse(text, time, out var query, out var error))
        {
            throw new InvalidOperationException(error);
        }

        var window = new QueryWindow(TimeSpan.Zero, TimeSpan.Zero, Enrichment.DefaultBudget);
        return services => new PrometheusStep(name, services.Prometheus(source), query, unit, window);
    }
}
