namespace Tocsin.Configuration;

/// <summary>A node of the configuration file that knows its place.</summary>
public abstract record ConfigNode(ConfigLocation Location);

/// <summary>Text. <see cref="IsPlain"/>: written without quotes, so that <c>null</c>, <c>true</c> and numbers mean what YAML says.</summary>
public sealed record ConfigScalar(ConfigLocation Location, string Value, bool IsPlain) : ConfigNode(Location)
{
    public bool IsNull => IsPlain && Value is "" or "~" or "null" or "Null" or "NULL";
}

public sealed record ConfigSequence(ConfigLocation Location, IReadOnlyList<ConfigNode> Items) : ConfigNode(Location);

/// <summary>Keys with their values, in the order of the file. No key stands twice: the reader reports that.</summary>
public sealed record ConfigMapping(ConfigLocation Location, IReadOnlyList<ConfigEntry> Entries) : ConfigNode(Location)
{
    public ConfigNode? this[string key] => Entries.FirstOrDefault(e => e.Key == key)?.Value;
}

public sealed record ConfigEntry(ConfigLocation Location, string Key, ConfigNode Value);
