using Tocsin.Testing;
using Tocsin.Testing.Schemas;

namespace Tocsin.EndToEnd.Deployment;

public sealed class KubernetesManifestCheckTests
{
    private const string Good =
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: a
          labels: { app: a, answer: "yes" }
        spec:
          replicas: 1
          selector:
            matchLabels: { app: a }
          template:
            spec:
              containers:
                - name: c
                  ports: [{ containerPort: 80 }]
                  livenessProbe: { httpGet: { path: /, port: http } }
                  resources: { limits: { memory: 64Mi, cpu: 0.5 } }
              nodeName: node-1
        """;

    [Fact]
    public void A_good_manifest_passes() => Assert.Empty(Check(Good));

    [Theory]
    [InlineData("replicas: 1", "replica: 1", "Deployment/a (line 7): spec.replica: unknown field")]
    [InlineData("replicas: 1", "replicas: \"1\"", "Deployment/a (line 7): spec.replicas: \"1\" is no integer")]
    [InlineData("replicas: 1", "replicas: [1]", "Deployment/a (line 7): spec.replicas: a value of type integer is expected")]
    [InlineData("replicas: 1", "paused: 1", "Deployment/a (line 7): spec.paused: \"1\" is no boolean")]
    [InlineData("\"yes\"", "yes", "Deployment/a (line 5): metadata.labels.answer: \"yes\" is no string: put it in quotes")]
    [InlineData("64Mi", "64MB", "Deployment/a (line 16): spec.template.spec.containers[0].resources.limits.memory: \"64MB\" is no quantity")]
    [InlineData("port: http", "port: 1.5", "Deployment/a (line 15): spec.template.spec.containers[0].livenessProbe.httpGet.port: \"1.5\" is neither an integer nor a string")]
    [InlineData("- name: c", "- image: c", "Deployment/a (line 13): spec.template.spec.containers[0]: required field \"name\" is missing")]
    [InlineData("containerPort: 80", "name: http", "Deployment/a (line 14): spec.template.spec.containers[0].ports[0]: required field \"containerPort\" is missing")]
    [InlineData("matchLabels: { app: a }", "matchLabels: [app]", "Deployment/a (line 9): spec.selector.matchLabels: an object is expected")]
    [InlineData("[{ containerPort: 80 }]", "80", "Deployment/a (line 14): spec.template.spec.containers[0].ports: a list is expected")]
    [InlineData("apps/v1", "apps/v1beta1", "Deployment/a (line 1): no kind \"Deployment\" in apiVersion \"apps/v1beta1\"")]
    public void A_mistake_is_named_with_its_place(string right, string wrong, string problem) =>
        Assert.Equal([problem], Check(Good.Replace(right, wrong, StringComparison.Ordinal)));

    [Fact]
    public void A_key_that_is_there_twice_is_refused() =>
        Assert.StartsWith("line 8: ", Assert.Single(Check(Good.Replace("replicas: 1", "replicas: 1\n  replicas: 2", StringComparison.Ordinal))), StringComparison.Ordinal);

    private static IReadOnlyList<string> Check(string yaml) =>
        new KubernetesManifestCheck(Path.Combine(SharedFiles.Specs, "kubernetes-swagger-v2.json")).Check(yaml);
}
