using Tocsin.Testing.Schemas;
using YamlDotNet.RepresentationModel;

namespace Tocsin.EndToEnd.Deployment;

/// <summary>What a schema cannot see: whether the objects of a set of manifests name each other correctly.</summary>
internal static class PodWiring
{
    /// <summary>The problems with references between <paramref name="documents"/>; empty when all of them hold.</summary>
    public static IReadOnlyList<string> Check(IReadOnlyList<YamlMappingNode> documents)
    {
        var problems = new List<string>();
        foreach (var deployment in documents.Where(document => document.Text("kind") == "Deployment"))
        {
            problems.AddRange(CheckLabels(deployment));
            problems.AddRange(CheckVolumes(deployment, documents));
            problems.AddRange(CheckSecrets(deployment, documents));
            problems.AddRange(CheckProbes(deployment));
        }

        problems.AddRange(documents.Where(document => document.Text("kind") == "Service").SelectMany(service => CheckService(service, documents)));
        return problems;
    }

    /// <summary>The containers of a Deployment.</summary>
    public static IReadOnlyList<YamlNode> Containers(YamlNode deployment) => deployment.Items("spec", "template", "spec", "containers");

    private static IEnumerable<string> CheckLabels(YamlNode deployment)
    {
        var labels = deployment.Map("spec", "template", "metadata", "labels");
        if (!Selects(deployment.Map("spec", "selector", "matchLabels"), labels))
        {
            yield return $"Deployment {Name(deployment)} does not select its own pods";
        }
    }

    private static IEnumerable<string> CheckService(YamlNode service, IReadOnlyList<YamlMappingNode> documents)
    {
        var pods = documents.FirstOrDefault(document => document.Text("kind") == "Deployment" && Namespace(document) == Namespace(service)
            && Selects(service.Map("spec", "selector"), document.Map("spec", "template", "metadata", "labels")));
        if (pods is null)
        {
            yield return $"Service {Name(service)} selects no pods";
            yield break;
        }

        var ports = Containers(pods).SelectMany(container => container.Items("ports")).ToList();
        foreach (var target in service.Items("spec", "ports").Select(port => port.Text("targetPort") ?? port.Text("port")))
        {
            if (!ports.Any(port => port.Text("name") == target || port.Text("containerPort") == target))
            {
                yield return $"Service {Name(service)} targets port {target}, which no container has";
            }
        }
    }

    private static IEnumerable<string> CheckVolumes(YamlNode deployment, IReadOnlyList<YamlMappingNode> documents)
    {
        var volumes = deployment.Items("spec", "template", "spec", "volumes");
        foreach (var mount in Containers(deployment).SelectMany(container => container.Items("volumeMounts")))
        {
            if (volumes.All(volume => volume.Text("name") != mount.Text("name")))
            {
                yield return $"Deployment {Name(deployment)} mounts {mount.Text("name")}, which is no volume";
            }
        }

        foreach (var volume in volumes)
        {
            if (volume.Text("persistentVolumeClaim", "claimName") is { } claim && !Exists(documents, "PersistentVolumeClaim", claim, deployment))
            {
                yield return $"Deployment {Name(deployment)} uses the claim {claim}, which is not there";
            }

            if (volume.Text("configMap", "name") is { } map && !Exists(documents, "ConfigMap", map, deployment))
            {
                yield return $"Deployment {Name(deployment)} uses the ConfigMap {map}, which is not there";
            }
        }

        if (deployment.Text("spec", "template", "spec", "serviceAccountName") is { } account && !Exists(documents, "ServiceAccount", account, deployment))
        {
            yield return $"Deployment {Name(deployment)} runs as {account}, which is not there";
        }
    }

    private static IEnumerable<string> CheckSecrets(YamlNode deployment, IReadOnlyList<YamlMappingNode> documents)
    {
        var references = Containers(deployment).SelectMany(container => container.Items("env"))
            .Select(variable => variable.Find("valueFrom", "secretKeyRef")).OfType<YamlMappingNode>()
            .Where(reference => reference.Text("optional") != "true");
        foreach (var reference in references)
        {
            var secret = documents.FirstOrDefault(document => document.Text("kind") == "Secret" && Name(document) == reference.Text("name")
                && Namespace(document) == Namespace(deployment));
            var keys = secret is null ? [] : secret.Map("stringData").Keys.Concat(secret.Map("data").Keys);
            if (!keys.Contains(reference.Text("key")))
            {
                yield return $"Deployment {Name(deployment)} reads {reference.Text("name")}/{reference.Text("key")}, which is not there";
            }
        }
    }

    private static IEnumerable<string> CheckProbes(YamlNode deployment) =>
        from container in Containers(deployment)
        from probe in (string[])["startupProbe", "livenessProbe", "readinessProbe"]
        let port = container.Text(probe, "httpGet", "port")
        where port is null || !container.Items("ports").Any(named => named.Text("name") == port || named.Text("containerPort") == port)
        select $"Deployment {Name(deployment)}: the {probe} has no port of its container";

    private static bool Exists(IReadOnlyList<YamlMappingNode> documents, string kind, string name, YamlNode user) =>
        documents.Any(document => document.Text("kind") == kind && Name(document) == name && Namespace(document) == Namespace(user));

    private static bool Selects(Dictionary<string, string?> selector, Dictionary<string, string?> labels) =>
        selector.Count > 0 && selector.All(pair => labels.TryGetValue(pair.Key, out var value) && value == pair.Value);

    private static string? Name(YamlNode document) => document.Text("metadata", "name");

    private static string? Namespace(YamlNode document) => document.Text("metadata", "namespace");
}
