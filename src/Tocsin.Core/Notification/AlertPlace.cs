using Tocsin.Alerts;

namespace Tocsin.Notification;

/// <summary>Where an alert is, from the labels that Kubernetes and Prometheus use for it.</summary>
internal static class AlertPlace
{
    private static readonly string[] _workloads =
    [
        "pod", "deployment", "statefulset", "daemonset", "replicaset", "cronjob", "job_name", "horizontalpodautoscaler", "persistentvolumeclaim", "workload", "service_name",
    ];

    private static readonly string[] _machines = ["node", "nodename", "host", "instance", "service", "job"];

    /// <summary><c>customer/checkout-7d9f</c>, a namespace, a node or an instance: the narrowest that the labels name. Empty where they name none.</summary>
    public static string Of(LabelSet labels)
    {
        var (space, workload) = (labels["namespace"], First(labels, _workloads));
        return (space.Length, workload.Length) switch
        {
            ( > 0, > 0) => $"{space}/{workload}",
            (0, > 0) => workload,
            ( > 0, 0) => First(labels, ["node", "instance"]) is { Length: > 0 } machine ? $"{space} on {machine}" : space,
            _ => First(labels, _machines),
        };
    }

    private static string First(LabelSet labels, string[] names) => names.Select(n => labels[n]).FirstOrDefault(v => v.Length > 0) ?? "";
}
