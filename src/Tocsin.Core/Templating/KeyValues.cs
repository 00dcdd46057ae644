using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Tocsin.Alerts;
using Tocsin.GoTemplates;

namespace Tocsin.Templating;

/// <summary>
/// Labels or annotations as templates see them: Go's <c>template.KV</c>, a map with methods. Immutable; text is made of a label set when it is first
/// read, and sorted once, because many fields of one notification render with the same data.
/// </summary>
internal sealed class KeyValues : IReadOnlyDictionary<string, string>
{
    public static readonly KeyValues Empty = new(LabelSet.Empty);

    private readonly LabelSet? _labels;
    private Pair[]? _byName;
    private Pairs? _sorted;

    private KeyValues(Pair[] byName)
    {
        _byName = byName;
    }

    public KeyValues(LabelSet labels)
    {
        _labels = labels;
    }

    public static GoType Type { get; } = GoType.Map<KeyValues, string>("template.KV", GoTypes.String)
        .Method("SortedPairs", kv => kv.SortedPairs)
        .Method("Remove", (KeyValues kv, IReadOnlyList<string> names) => kv.Remove(names))
        .Method("Names", kv => kv.SortedPairs.Names)
        .Method("Values", kv => kv.SortedPairs.Values)
        .Method("String", Templating.Pairs.PrintedWith<KeyValues>((kv, text) => kv.SortedPairs.WriteTo(text)))
        .String((kv, text) => kv.SortedPairs.WriteTo(text))
        .Zero(Empty)
        .Build();

    /// <summary>The set it was made of; null of a copy without some names.</summary>
    public LabelSet? Labels => _labels;

    /// <summary>By name, except that the alert's name comes first.</summary>
    public Pairs SortedPairs => _sorted ??= new Pairs(AlertNameFirst(ByName));

    public int Count => _byName?.Length ?? _labels!.Count;

    public IEnumerable<string> Keys => ByName.Select(p => p.Name);

    public IEnumerable<string> Values => ByName.Select(p => p.Value);

    public string this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException(key);

    // Sorted by the bytes of the names, as label sets are.
    private Pair[] ByName => _byName ??= Read(_labels!);

    /// <summary>Of any pairs; of a repeated name the last value wins. An empty value stays, other than in a <see cref="LabelSet"/>.</summary>
    public static KeyValues Of(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var labels = new LabelSetBuilder(keepEmpty: true);
        foreach (var (name, value) in pairs)
        {
            labels.Add(Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(value));
        }

        return new KeyValues(labels.ToLabelSet());
    }

    /// <summary>A copy without some names.</summary>
    public KeyValues Remove(IReadOnlyList<string> names)
    {
        var removed = names.ToHashSet(StringComparer.Ordinal);
        return new KeyValues([.. ByName.Where(p => !removed.Contains(p.Name))]);
    }

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        // Few enough that looking at each is faster than a dictionary.
        foreach (var pair in ByName)
        {
            if (pair.Name == key)
            {
                value = pair.Value;
                return true;
            }
        }

        value = null;
        return false;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => ByName.Select(p => KeyValuePair.Create(p.Name, p.Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static Pair[] Read(LabelSet labels)
    {
        var (pairs, count) = (new Pair[labels.Count], 0);
        foreach (var (name, value) in labels)
        {
            pairs[count++] = new Pair(name, value);
        }

        return pairs;
    }

    private static Pair[] AlertNameFirst(Pair[] byName)
    {
        var at = Array.FindIndex(byName, p => p.Name == "alertname");
        return at <= 0 ? byName : [byName[at], .. byName[..at], .. byName[(at + 1)..]];
    }
}
