using Tocsin.Configuration;
using Tocsin.Notification;

namespace Tocsin.Pipeline.Settings;

/// <summary>The parts of a configuration that Alertmanager does not know. References to variables and files mean something in these only.</summary>
internal static class OwnKeys
{
    private static readonly string[] _top = ["sources", "enrichments"];

    /// <summary>The configuration with the references in Tocsin's own keys resolved.</summary>
    public static ConfigMapping Resolve(ConfigMapping root, IReadOnlyList<IntegrationType> types, Func<string, string?> environment, ConfigErrors errors)
    {
        var references = new References(environment, errors);
        var own = types.Where(t => t.IsOwn).Select(t => t.ConfigKey).ToHashSet(StringComparer.Ordinal);
        return Map(root, entry => entry.Key switch
        {
            _ when _top.Contains(entry.Key) => references.Resolve(entry.Value),
            "receivers" => Each(entry.Value, receiver => Map(receiver, e => own.Contains(e.Key) ? references.Resolve(e.Value) : e.Value)),
            _ => entry.Value,
        });
    }

    private static ConfigMapping Map(ConfigMapping mapping, Func<ConfigEntry, ConfigNode> change) =>
        mapping with { Entries = [.. mapping.Entries.Select(entry => entry with { Value = change(entry) })] };

    private static ConfigNode Each(ConfigNode node, Func<ConfigMapping, ConfigNode> change) => node is ConfigSequence list
        ? list with { Items = [.. list.Items.Select(item => item is ConfigMapping mapping ? change(mapping) : item)] }
        : node;
}
