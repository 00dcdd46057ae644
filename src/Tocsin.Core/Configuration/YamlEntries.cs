namespace Tocsin.Configuration;

/// <summary>
/// The entries of a mapping while it is read. A key written twice is an error. Merged keys (<c>&lt;&lt;</c>) follow upstream's parser
/// (go-yaml v2) and not the YAML specification: what stands later in the file wins, be it merged or written.
/// </summary>
internal sealed class YamlEntries(ConfigErrors errors)
{
    private readonly List<ConfigEntry> _entries = [];
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ConfigLocation> _written = new(StringComparer.Ordinal);

    public IReadOnlyList<ConfigEntry> InOrder => _entries;

    public void Add(ConfigEntry entry)
    {
        if (_written.TryAdd(entry.Key, entry.Location))
        {
            Set(entry);
        }
        else
        {
            errors.Add(entry.Location, $"{Shown.Key(entry.Key)} is given twice (first at {_written[entry.Key]})");
        }
    }

    public void Merge(ConfigMapping mapping)
    {
        foreach (var entry in mapping.Entries)
        {
            Set(entry);
        }
    }

    private void Set(ConfigEntry entry)
    {
        if (_indexes.TryAdd(entry.Key, _entries.Count))
        {
            _entries.Add(entry);
        }
        else
        {
            _entries[_indexes[entry.Key]] = entry;
        }
    }
}
