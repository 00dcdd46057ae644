using Tocsin.Testing.Processes;

namespace Tocsin.EndToEnd.Paging;

/// <summary>The example of the documentation, sent by curl as a person would.</summary>
internal static class ExampleAlert
{
    public const string Namespace = "customer";
    public const string Pod = "customer-rs-transformer-9b75b488c-cpfd7";

    private const string Json = """
        {
          "annotations": {"description": "Pod customer/customer-rs-transformer-9b75b488c-cpfd7 (rs-transformer) is restarting 2.11 times / 10 minutes.", "runbook_url": "https://github.com/kubernetes-monitoring/kubernetes-mixin/tree/master/runbook.md#alert-name-kubepodcrashlooping", "summary": "Pod is crash looping."},
          "labels": {"alertname": "KubePodCrashLooping", "cluster": "cluster-main", "container": "rs-transformer", "endpoint": "http", "job": "kube-state-metrics", "namespace": "customer", "pod": "customer-rs-transformer-9b75b488c-cpfd7", "priority": "P0", "prometheus": "monitoring/kube-prometheus-stack-prometheus", "region": "us-west-1", "replica": "0", "service": "kube-prometheus-stack-kube-state-metrics", "severity": "CRITICAL"},
          "startsAt": "2022-03-02T07:31:57.339Z", "status": "firing"}
        """;

    /// <returns>The status and the body that curl printed.</returns>
    public static async Task<(string Status, string Body)> PostAsync(TocsinProcess server, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            "-sS", "-w", "\n%{http_code}", "-X", "POST", $"http://localhost:{server.Url.Port}/alert", "-H", "Content-Type: application/json", "-d", Json,
        ];
        var (exitCode, output) = await Command.RunAsync("curl", arguments, cancellationToken: cancellationToken);
        Assert.True(exitCode == 0, output);
        var lines = output.Split('\n');
        return (lines[^1], string.Join('\n', lines[..^1]));
    }
}
