using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Tocsin.Testing.Schemas;

/// <summary>Checks manifests against the OpenAPI document (Swagger 2.0) of Kubernetes, as strictly as <c>kubectl apply --validate=strict</c>.</summary>
/// <remarks>Unknown and missing fields, types (of YAML 1.1, which kubectl reads: an unquoted <c>yes</c> is a boolean), quantities, duplicates.</remarks>
public sealed class KubernetesManifestCheck
{
    private const string DefinitionPrefix = "#/definitions/";

    private readonly JsonElement _definitions;
    private readonly Dictionary<(string ApiVersion, string Kind), string> _kinds = [];

    public KubernetesManifestCheck(string openApiPath)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(openApiPath));
        _definitions = document.RootElement.GetProperty("definitions").Clone();
        foreach (var definition in _definitions.EnumerateObject())
        {
            AddKinds(definition);
        }
    }

    /// <summary>The problems of all documents in <paramref name="yaml"/>, each as <c>Kind/name (line): path: what is wrong</c>; empty when there are none.</summary>
    public IReadOnlyList<string> Check(string yaml)
    {
        var problems = new List<string>();
        try
        {
            foreach (var document in ManifestReader.Read(yaml))
            {
                CheckDocument(document, problems);
            }
        }
        catch (YamlException failure)
        {
            problems.Add($"line {failure.Start.Line}: {failure.Message}");
        }

        return problems;
    }

    private void AddKinds(JsonProperty definition)
    {
        if (!definition.Value.TryGetProperty("x-kubernetes-group-version-kind", out var kinds))
        {
            return;
        }

        foreach (var kind in kinds.EnumerateArray())
        {
            var group = kind.GetProperty("group").GetString();
            var version = kind.GetProperty("version").GetString()!;
            _kinds[(string.IsNullOrEmpty(group) ? version : $"{group}/{version}", kind.GetProperty("kind").GetString()!)] = definition.Name;
        }
    }

    private void CheckDocument(YamlMappingNode document, List<string> problems)
    {
        var kind = document.Text("kind") ?? "";
        var apiVersion = document.Text("apiVersion") ?? "";
        var name = $"{kind}/{document.Text("metadata", "name")}";
        if (!_kinds.TryGetValue((apiVersion, kind), out var definition))
        {
            problems.Add($"{name} (line {document.Start.Line}): no kind \"{kind}\" in apiVersion \"{apiVersion}\"");
            return;
        }

        Node(_definitions.GetProperty(definition), document, "", (node, path, problem) =>
            problems.Add($"{name} (line {node.Start.Line}): {path.TrimStart('.')}: {problem}"));
    }

    private void Node(JsonElement schema, YamlNode node, string path, Action<YamlNode, string, string> report)
    {
        var special = "";
        while (schema.TryGetProperty("$ref", out var reference))
        {
            special = reference.GetString()![DefinitionPrefix.Length..];
            schema = _definitions.GetProperty(special);
        }

        if (!schema.TryGetProperty("type", out var type))
        {
            return; // Free JSON, as in a custom resource's schema.
        }

        switch (type.GetString())
        {
            case "object":
                Object(schema, node, path, report);
                break;
            case "array":
                Array(schema, node, path, report);
                break;
            case var scalar:
                var format = special.EndsWith(".Quantity", StringComparison.Ordinal) ? "quantity"
                    : schema.TryGetProperty("format", out var named) ? named.GetString()! : "";
                if (ManifestScalar.Problem(node, scalar!, format) is { } problem)
                {
                    report(node, path, problem);
                }

                break;
        }
    }

    private void Array(JsonElement schema, YamlNode node, string path, Action<YamlNode, string, string> report)
    {
        if (node is not YamlSequenceNode sequence)
        {
            report(node, path, "a list is expected");
            return;
        }

        for (var i = 0; i < sequence.Children.Count; i++)
        {
            Node(schema.GetProperty("items"), sequence.Children[i], $"{path}[{i}]", report);
        }
    }

    private void Object(JsonElement schema, YamlNode node, string path, Action<YamlNode, string, string> report)
    {
        if (node is not YamlMappingNode mapping)
        {
            report(node, path, "an object is expected");
            return;
        }

        var hasProperties = schema.TryGetProperty("properties", out var properties);
        var hasOthers = schema.TryGetProperty("additionalProperties", out var others);
        foreach (var (key, value) in mapping.Children)
        {
            var name = ((YamlScalarNode)key).Value!;
            if (hasProperties && properties.TryGetProperty(name, out var property))
            {
                Node(property, value, $"{path}.{name}", report);
            }
            else if (hasOthers)
            {
                Node(others, value, $"{path}.{name}", report);
            }
            else if (hasProperties)
            {
                report(key, $"{path}.{name}", "unknown field");
            }
        }

        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var missing in required.EnumerateArray().Where(field => mapping.Find(field.GetString()!) is null))
            {
                report(node, path, $"required field \"{missing.GetString()}\" is missing");
            }
        }
    }
}
