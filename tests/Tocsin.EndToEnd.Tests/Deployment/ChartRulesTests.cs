using Tocsin.Testing.Schemas;

namespace Tocsin.EndToEnd.Deployment;

public sealed class ChartRulesTests : IDisposable
{
    private readonly Promtool _promtool = new(Manifests.Chart().Only("ConfigMap").Map("data"));

    public void Dispose() => _promtool.Dispose();

    [Fact]
    public async Task Prometheus_accepts_the_configuration_with_its_rules()
    {
        var (exitCode, output) = await Promtool.RunAsync(TestContext.Current.CancellationToken, "check", "config", _promtool.PathOf("prometheus.yml"));

        Assert.True(exitCode == 0, output);
        Assert.Contains("2 rules found", output, StringComparison.Ordinal);
    }

    /// <summary>Three containers of one name within the window are a crash loop; two of them are one restart.</summary>
    [Theory]
    [InlineData("three containers in a row", true,
        "1x6 _x30", "_x7 2x6 _x30", "_x14 3x30")]
    [InlineData("one restart", false,
        "1x6 _x30", "_x7 2x60", "_x60")]
    public async Task CAdvisor_alone_gives_a_crash_loop_away(string what, bool fires, params string[] lives)
    {
        var series = lives.Select((life, i) => $$"""
                  - series: 'container_start_time_seconds{namespace="shop",pod="web-1",container="web",id="/{{i}}"}'
                    values: '{{life}}'
            """);

        await TestRuleAsync(what, string.Join('\n', series), fires);
    }

    [Theory]
    [InlineData("CrashLoopBackOff", true)]
    [InlineData("ContainerCreating", false)]
    public async Task Kube_state_metrics_says_it_where_it_is_installed(string reason, bool fires) => await TestRuleAsync(
        reason,
        $$"""
              - series: 'kube_pod_container_status_waiting_reason{namespace="shop",pod="web-1",container="web",reason="{{reason}}"}'
                values: '1x60'
        """,
        fires);

    private async Task TestRuleAsync(string what, string series, bool fires)
    {
        const string Alert =
            """

                      - exp_labels: { severity: critical, namespace: shop, pod: web-1, container: web }
                        exp_annotations:
                          summary: Pod is crash looping.
                          description: Container web of pod shop/web-1 restarts again and again.
                          runbook_url: https://runbooks.prometheus-operator.dev/runbooks/kubernetes/kubepodcrashlooping
            """;
        var test = $"""
            rule_files: [rules.yml]
            evaluation_interval: 30s
            tests:
              - name: {what}
                interval: 30s
                input_series:
            {series}
                alert_rule_test:
                  - eval_time: 10m
                    alertname: KubePodCrashLooping
                    exp_alerts: {(fires ? Alert : "[]")}
            """;
        await File.WriteAllTextAsync(_promtool.PathOf("test.yml"), test, TestContext.Current.CancellationToken);
        var (exitCode, output) = await Promtool.RunAsync(TestContext.Current.CancellationToken, "test", "rules", _promtool.PathOf("test.yml"));

        Assert.True(exitCode == 0, output + test);
    }
}
