namespace Tocsin.Configuration;

/// <summary>Lists, sections and mappings with free keys.</summary>
public sealed partial class ConfigSection
{
    public IReadOnlyList<string> Texts(string key) => [.. Scalars(key).Select(item => item.IsNull ? "" : item.Value)];

    /// <summary>The texts of a list with their places.</summary>
    public IReadOnlyList<ConfigScalar> Scalars(string key)
    {
        var items = Items(key);
        foreach (var item in items.Where(item => item is not ConfigScalar))
        {
            errors.Add(item.Location, $"{PathOf(key)}: expected text");
        }

        return [.. items.OfType<ConfigScalar>()];
    }

    public ConfigSection? Section(string key) => Ask(key) is { } node ? AsSection(node, PathOf(key)) : null;

    /// <summary>The mappings of a list. <paramref name="missing"/> is what to say of an item that is null; null if that is an empty mapping.</summary>
    public IReadOnlyList<ConfigSection> Sections(string key, string? missing = "expected a mapping") =>
        [.. Items(key).Select((item, i) => AsSection(item, $"{PathOf(key)}[{i}]", missing)).OfType<ConfigSection>()];

    /// <summary>The mappings of a list; null for an item that is null, where upstream takes that for a value with nothing in it.</summary>
    public IReadOnlyList<ConfigSection?> SectionsOrNull(string key)
    {
        var sections = new List<ConfigSection?>();
        foreach (var (i, item) in Items(key).Index())
        {
            var section = item is ConfigScalar { IsNull: true } ? null : AsSection(item, $"{PathOf(key)}[{i}]");
            if (section is not null || item is ConfigScalar { IsNull: true })
            {
                sections.Add(section);
            }
        }

        return sections;
    }

    /// <summary>The mappings below a mapping with free keys, such as <c>sources</c>.</summary>
    public IReadOnlyList<(string Name, ConfigSection Section)> Named(string key)
    {
        var named = new List<(string, ConfigSection)>();
        foreach (var entry in Entries(key, "expected a mapping of names"))
        {
            if (AsSection(entry.Value, $"{PathOf(key)}.{Shown.Key(entry.Key)}") is { } section)
            {
                named.Add((entry.Key, section));
            }
        }

        return named;
    }

    /// <summary>The texts of a mapping with free keys, such as <c>details</c>.</summary>
    public IReadOnlyDictionary<string, string> TextMap(string key)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in Entries(key, "expected a mapping"))
        {
            if (entry.Value is ConfigScalar scalar)
            {
                texts[entry.Key] = scalar.IsNull ? "" : scalar.Value;
            }
            else
            {
                errors.Add(entry.Value.Location, $"{PathOf(key)}.{Shown.Key(entry.Key)}: expected text");
            }
        }

        return texts;
    }

    private IReadOnlyList<ConfigEntry> Entries(string key, string expected) => Ask(key) switch
    {
        null => [],
        ConfigMapping map => map.Entries,
        _ => Wrong<IReadOnlyList<ConfigEntry>>(key, expected, []),
    };

    private IReadOnlyList<ConfigNode> Items(string key) => Ask(key) switch
    {
        null => [],
        ConfigSequence sequence => sequence.Items,
        _ => Wrong<IReadOnlyList<ConfigNode>>(key, "expected a list", []),
    };

    private ConfigSection? AsSection(ConfigNode node, string at, string? missing = "expected a mapping")
    {
        var isNull = node is ConfigScalar { IsNull: true };
        if (node is ConfigMapping || (isNull && missing is null))
        {
            return new ConfigSection(node as ConfigMapping ?? new ConfigMapping(node.Location, []), at, errors);
        }

        errors.Add(node.Location, $"{at}: {(isNull ? missing : "expected a mapping")}");
        return null;
    }
}
