using Tocsin.Testing.Schemas;
using YamlDotNet.RepresentationModel;

namespace Tocsin.EndToEnd.Deployment;

public sealed class HelmChartTests
{
    [Fact]
    public void Every_rendered_object_is_as_Kubernetes_describes_it()
    {
        var schema = Manifests.Schema();

        Assert.All(HelmChart.Render("prom"), file => Assert.Empty(schema.Check(file.Value)));
    }

    [Fact]
    public void Objects_name_each_other_correctly() => Assert.Empty(PodWiring.Check(Manifests.Chart()));

    [Fact]
    public void Every_value_is_used() =>
        Assert.Equal(Leaves(HelmChart.Values(), ".Values").Order(), HelmChart.UsedValues().Where(used => used != ".Release.Name").Order());

    [Fact]
    public void The_chart_describes_itself()
    {
        var chart = HelmChart.Description();

        Assert.Equal(("v2", "prometheus"), (chart.Text("apiVersion"), chart.Text("name")));
        Assert.Equal(HelmChart.Values().Text("image", "tag"), chart.Text("appVersion"));
    }

    [Fact]
    public void The_role_is_bound_to_the_account_the_pod_runs_as()
    {
        var documents = Manifests.Chart();
        var binding = documents.Only("ClusterRoleBinding");
        var subject = Assert.Single(binding.Items("subjects"));

        Assert.Equal(documents.Only("ClusterRole").Text("metadata", "name"), binding.Text("roleRef", "name"));
        Assert.Equal(documents.Only("ServiceAccount").Text("metadata", "name"), subject.Text("name"));
        Assert.Equal(documents.Only("ServiceAccount").Text("metadata", "namespace"), subject.Text("namespace"));
        Assert.Contains(documents.Only("ClusterRole").Items("rules"), rule => rule.Items("resources").Any(name => name.ToString() == "nodes/proxy"));
    }

    [Fact]
    public void Alerts_go_to_the_service_of_the_deployment()
    {
        var service = Manifests.Deployment().Only("Service");
        var address = $"{service.Text("metadata", "name")}.{service.Text("metadata", "namespace")}.svc:{service.Items("spec", "ports").Single().Text("port")}";
        var alertmanager = Assert.Single(Config().Items("alerting", "alertmanagers"));

        Assert.Equal([address], alertmanager.Items("static_configs").Single().Items("targets").Select(target => target.ToString()));
        Assert.Equal("v2", alertmanager.Text("api_version"));
    }

    [Fact]
    public void The_deployment_asks_this_Prometheus()
    {
        var prometheus = Manifests.Chart().Only("Service");
        var container = PodWiring.Containers(Manifests.Deployment().Only("Deployment")).Single();
        var url = container.Items("env").Single(variable => variable.Text("name") == "PROMETHEUS_URL").Text("value");

        Assert.Equal("http://prometheus-server:9090", url);
        Assert.Equal(url, $"http://{prometheus.Text("metadata", "name")}:{prometheus.Items("spec", "ports").Single().Text("port")}");
        Assert.Equal(Manifests.Deployment().Only("Deployment").Text("metadata", "namespace"), prometheus.Text("metadata", "namespace"));
    }

    [Fact]
    public void CAdvisor_is_scraped_through_the_nodes()
    {
        var job = Config().Items("scrape_configs").Single(job => job.Text("job_name") == "kubernetes-cadvisor");

        Assert.Equal("node", job.Items("kubernetes_sd_configs").Single().Text("role"));
        Assert.Contains(job.Items("relabel_configs"), rule => rule.Text("replacement") == "/api/v1/nodes/$1/proxy/metrics/cadvisor");
    }

    /// <summary>Source: prometheus.io/docs/prometheus/latest/configuration/configuration, "kubernetes_sd_config".</summary>
    [Fact]
    public void Discovery_asks_for_what_Prometheus_knows_and_the_role_allows()
    {
        Dictionary<string, string[]> selectable = new() { ["node"] = ["node"], ["endpointslice"] = ["endpointslice", "service", "pod"] };
        var allowed = Manifests.Chart().Only("ClusterRole").Items("rules").SelectMany(rule => rule.Items("resources")).Select(name => name.ToString()).ToList();
        var discoveries = Config().Items("scrape_configs").SelectMany(job => job.Items("kubernetes_sd_configs")).ToList();

        Assert.Equal(2, discoveries.Count);
        Assert.All(discoveries, discovery =>
        {
            Assert.Empty(discovery.Map().Keys.Except(["role", "selectors"]));
            Assert.Contains(discovery.Text("role")! + "s", allowed);
            Assert.All(discovery.Items("selectors"), selector => Assert.Contains(selector.Text("role"), selectable[discovery.Text("role")!]));
        });
    }

    private static YamlMappingNode Config() =>
        ManifestReader.Read(Manifests.Chart().Only("ConfigMap").Text("data", "prometheus.yml")!).Single();

    private static IEnumerable<string> Leaves(YamlMappingNode node, string path) => node.Children.SelectMany(pair =>
        pair.Value is YamlMappingNode inner ? Leaves(inner, $"{path}.{pair.Key}") : [$"{path}.{pair.Key}"]);
}
