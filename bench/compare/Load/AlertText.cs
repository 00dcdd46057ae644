using System.Text;

namespace Tocsin.Compare.Load;

/// <summary>
/// Writes alerts as Prometheus posts them: compact JSON of about 880 bytes with 12 labels and 3 annotations. An alert is determined by
/// its index and its group, so that both systems get the same ones.
/// </summary>
internal static class AlertText
{
    public const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>Length of every time.</summary>
    public const int TimeLength = 24;

    private const string BeforeEndsAt = "{\"endsAt\":\"";

    private const string BeforeStartsAt = "\",\"startsAt\":\"";

    // Stands where times are written when the alert is sent.
    private const string NoTime = "0000-00-00T00:00:00.000Z";

    /// <summary>Where the time begins in every alert; what comes before it is always the same.</summary>
    public static int EndsAtOffset { get; } = BeforeEndsAt.Length;

    /// <inheritdoc cref="EndsAtOffset"/>
    public static int StartsAtOffset { get; } = BeforeEndsAt.Length + TimeLength + BeforeStartsAt.Length;

    private static readonly string[] _subjects =
        ["Node", "Pod", "Container", "Deployment", "StatefulSet", "Volume", "Database", "Queue", "Cache", "Ingress", "Gateway", "Job"];

    private static readonly string[] _conditions = ["CpuSaturated", "MemoryPressure", "ErrorRateHigh", "LatencyHigh", "NotReady"];

    private static readonly string[] _regions = ["eu-west-1", "us-east-1", "ap-south-1", "eu-north-1"];

    private static readonly string[] _stages = ["production", "staging", "integration"];

    private static readonly string[] _teams = ["payments", "checkout", "search", "identity", "shipping", "catalog", "pricing", "platform"];

    public static byte[] Utf8(int index, int group) => Encoding.UTF8.GetBytes(Json(index, group));

    private static string Json(int index, int group)
    {
        var place = Place.Of(group);
        var service = $"{place.Team}-api";
        var host = $"10.{(index >> 16) & 255}.{(index >> 8) & 255}.{index & 255}";
        var node = $"ip-{host.Replace('.', '-')}.{place.Region}.compute.internal";
        var pod = $"{service}-7d9f8b6c54-{index:x7}";
        var annotations =
            $$"""
            {"description":"{{place.Subject}} {{pod}} in namespace {{place.Namespace}} of cluster {{place.Cluster}} is over its limit for 5m.","runbook_url":"https://runbooks.example.com/{{place.AlertName.ToLowerInvariant()}}","summary":"{{place.AlertName}}: {{pod}} on {{node}}"}
            """;
        var labels =
            $$"""
            {"alertname":"{{place.AlertName}}","cluster":"{{place.Cluster}}","container":"{{place.Team}}","instance":"{{host}}:8080","job":"{{service}}","namespace":"{{place.Namespace}}","node":"{{node}}","pod":"{{pod}}","prometheus":"monitoring/k8s-0","service":"{{service}}","severity":"{{place.Severity}}","team":"{{place.Team}}"}
            """;
        var generator = $"http://prometheus-k8s-0.{place.Cluster}:9090/graph?g0.expr={place.AlertName}%3Arate5m+%3E+0.05";
        return $$"""
            {{BeforeEndsAt}}{{NoTime}}{{BeforeStartsAt}}{{NoTime}}","generatorURL":"{{generator}}","annotations":{{annotations}},"labels":{{labels}}}
            """;
    }

    /// <summary>What the alerts of one group share. Every group number gives another alertname, cluster and namespace.</summary>
    private sealed record Place(string Subject, string AlertName, string Region, string Cluster, string Team, string Namespace, string Severity)
    {
        public static Place Of(int group)
        {
            var (rest, name) = Math.DivRem(group, _subjects.Length * _conditions.Length);
            var (subject, condition) = (_subjects[name / _conditions.Length], _conditions[name % _conditions.Length]);
            (rest, var cluster) = Math.DivRem(rest, _regions.Length * _stages.Length);
            var (region, stage) = (_regions[cluster / _stages.Length], _stages[cluster % _stages.Length]);
            var team = _teams[rest % _teams.Length];
            return new Place(
                subject, subject + condition, region, $"{stage}-{region}", team, $"{team}-{rest / _teams.Length:00}", name % 3 == 0 ? "critical" : "warning");
        }
    }
}
