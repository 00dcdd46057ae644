using YamlDotNet.RepresentationModel;

namespace Tocsin.Testing.Schemas;

/// <summary>Reads manifests and finds its way in them.</summary>
public static class ManifestReader
{
    /// <summary>The documents of <paramref name="yaml"/> in order, empty ones left out. Keys that are there twice throw.</summary>
    public static IReadOnlyList<YamlMappingNode> Read(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return [.. stream.Documents.Select(document => document.RootNode).OfType<YamlMappingNode>()];
    }

    /// <summary>The only document of this kind.</summary>
    public static YamlMappingNode Only(this IEnumerable<YamlMappingNode> documents, string kind) =>
        documents.Single(document => document.Text("kind") == kind);

    /// <summary>What lies at the end of a path of keys; null when a part of it is missing.</summary>
    public static YamlNode? Find(this YamlNode node, params ReadOnlySpan<string> path)
    {
        var found = node;
        foreach (var key in path)
        {
            if (found is not YamlMappingNode mapping || !mapping.Children.TryGetValue(new YamlScalarNode(key), out found))
            {
                return null;
            }
        }

        return found;
    }

    /// <summary>The scalar at the end of a path of keys; null when there is none.</summary>
    public static string? Text(this YamlNode node, params ReadOnlySpan<string> path) => (node.Find(path) as YamlScalarNode)?.Value;

    /// <summary>The items of the list at the end of a path of keys; none when there is no list.</summary>
    public static IReadOnlyList<YamlNode> Items(this YamlNode node, params ReadOnlySpan<string> path) =>
        node.Find(path) is YamlSequenceNode sequence ? [.. sequence.Children] : [];

    /// <summary>The mapping of scalars at the end of a path of keys.</summary>
    public static Dictionary<string, string?> Map(this YamlNode node, params ReadOnlySpan<string> path) =>
        node.Find(path) is YamlMappingNode mapping
            ? mapping.Children.ToDictionary(pair => ((YamlScalarNode)pair.Key).Value!, pair => (pair.Value as YamlScalarNode)?.Value)
            : [];
}
