using System.Text;
using Tocsin.Alerts;
using Tocsin.Enrichment;

namespace Tocsin.Notification;

/// <summary>Alerts and notifications to test with.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Now = new(2022, 3, 2, 7, 44, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset _started = new(2022, 3, 2, 7, 31, 57, 339, TimeSpan.Zero);

    /// <summary>The crash loop that the README's curl posts.</summary>
    public static Alert CrashLoop { get; } = Alert(
        LabelSet.Of(
            ("alertname", "KubePodCrashLooping"), ("cluster", "cluster-main"), ("container", "rs-transformer"), ("endpoint", "http"), ("job", "kube-state-metrics"),
            ("namespace", "customer"), ("pod", "customer-rs-transformer-9b75b488c-cpfd7"), ("priority", "P0"), ("prometheus", "monitoring/kube-prometheus-stack-prometheus"),
            ("region", "us-west-1"), ("replica", "0"), ("service", "kube-prometheus-stack-kube-state-metrics"), ("severity", "CRITICAL")),
        LabelSet.Of(
            ("description", "Pod customer/customer-rs-transformer-9b75b488c-cpfd7 (rs-transformer) is restarting 2.11 times / 10 minutes."),
            ("runbook_url", "https://github.com/kubernetes-monitoring/kubernetes-mixin/tree/master/runbook.md#alert-name-kubepodcrashlooping"),
            ("summary", "Pod is crash looping.")));

    public static Evidence Cpu { get; } = new()
    {
        Name = "cpu",
        Status = EvidenceStatus.Ok,
        Text = "0.42 cores",
        Value = 0.42,
        Unit = "cores",
        Query = "sum(rate(x{pod=\"a\"}[5m]))",
        Source = "prometheus",
        At = Now,
        Duration = TimeSpan.FromMilliseconds(12),
    };

    public static Evidence NoMemory { get; } = new()
    {
        Name = "memory",
        Status = EvidenceStatus.Timeout,
        Text = "N/A",
        Reason = "Prometheus did not answer within 5s",
        Unit = "bytes",
        Query = "y",
        Source = "prometheus",
        At = Now,
        Duration = TimeSpan.FromSeconds(5),
    };

    public static Alert Alert(LabelSet labels, LabelSet? annotations = null, AlertStatus status = AlertStatus.Firing, string generatorUrl = "") => new()
    {
        Labels = labels,
        Annotations = annotations ?? LabelSet.Empty,
        Id = AlertId.Of(labels.Canonical),
        Status = status,
        StartsAt = _started,
        EndsAt = status == AlertStatus.Firing ? Now.AddMinutes(5) : _started.AddMinutes(10),
        UpdatedAt = _started.AddMinutes(9),
        GeneratorUrlUtf8 = Encoding.UTF8.GetBytes(generatorUrl),
    };

    public static EnrichedAlert Plain(this Alert alert) => new(alert, []);

    public static Notification Notify(params EnrichedAlert[] alerts) => new()
    {
        Id = new Guid("0195a1f0-0000-7000-8000-000000000001"),
        GroupKey = "{}:{alertname=\"KubePodCrashLooping\", namespace=\"customer\"}",
        Receiver = "team.payments",
        Reason = NotificationReason.FirstNotification,
        GroupLabels = LabelSet.Of(("alertname", "KubePodCrashLooping"), ("namespace", "customer")),
        Alerts = alerts,
        ExternalUrl = new Uri("http://tocsin.example:9093"),
        At = Now,
    };

    public static Notification Sample { get; } = Notify(new EnrichedAlert(CrashLoop, [Cpu, NoMemory]));

    /// <summary>Ten thousand labels and five megabytes: far beyond what ingest lets in.</summary>
    public static Alert Monstrous { get; } = Alert(
        LabelSet.Of(Enumerable.Range(0, 10_000).Select(i => new Label($"label_{i:d5}", $"<value & {i}>")).Append(new Label("alertname", "Monster"))),
        LabelSet.Of(("summary", new string('s', 4000)), ("description", string.Concat(Enumerable.Repeat("<é&\U0001F525>", 700_000)))),
        generatorUrl: "http://prometheus.example/graph?g0.expr=" + new string('x', 2500));
}
