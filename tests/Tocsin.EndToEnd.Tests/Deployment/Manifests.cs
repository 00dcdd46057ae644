using Tocsin.Testing;
using Tocsin.Testing.Schemas;
using YamlDotNet.RepresentationModel;

namespace Tocsin.EndToEnd.Deployment;

/// <summary>The manifests this repository ships.</summary>
internal static class Manifests
{
    public static string DeploymentText => RepositoryFiles.Read("deployment-k8s.yaml");

    public static IReadOnlyList<YamlMappingNode> Deployment() => ManifestReader.Read(DeploymentText);

    public static IReadOnlyList<YamlMappingNode> Chart() => ManifestReader.Read(string.Join("\n---\n", HelmChart.Render("prom").Values));

    public static KubernetesManifestCheck Schema() => new(Path.Combine(SharedFiles.Specs, "kubernetes-swagger-v2.json"));
}
