using Tocsin.Alerts;

namespace Tocsin.Benchmarks;

/// <summary>An alert of the size that clusters send: 12 labels.</summary>
internal static class SampleAlert
{
    public static (byte[] Name, byte[] Value)[] Labels { get; } =
    [
        Utf8("alertname", "PodMemoryPressure"),
        Utf8("cluster", "production-eu-west-1"),
        Utf8("container", "payments"),
        Utf8("instance", "10.1.226.64:8080"),
        Utf8("job", "payments-api"),
        Utf8("namespace", "payments-03"),
        Utf8("node", "ip-10-1-226-64.eu-west-1.compute.internal"),
        Utf8("pod", "payments-api-7d9f8b6c54-001e240"),
        Utf8("prometheus", "monitoring/k8s-0"),
        Utf8("service", "payments-api"),
        Utf8("severity", "critical"),
        Utf8("team", "payments"),
    ];

    public static LabelSet LabelSet()
    {
        var builder = new LabelSetBuilder();
        foreach (var (name, value) in Labels)
        {
            builder.Add(name, value);
        }

        return builder.ToLabelSet();
    }

    private static (byte[] Name, byte[] Value) Utf8(string name, string value) =>
        (System.Text.Encoding.UTF8.GetBytes(name), System.Text.Encoding.UTF8.GetBytes(value));
}
