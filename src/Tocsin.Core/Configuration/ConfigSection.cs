namespace Tocsin.Configuration;

/// <summary>
/// Reads one mapping of the configuration, key by key. Every error is recorded with its place and a default returned, so that reading
/// goes on; <see cref="Done"/> then reports the keys that nobody asked for.
/// </summary>
public sealed partial class ConfigSection(ConfigMapping mapping, string path, ConfigErrors errors)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public ConfigLocation Location => mapping.Location;

    /// <summary>Where this section is, for messages: <c>receivers[0].webhook_configs[1]</c>.</summary>
    public string Path => path;

    public ConfigErrors Errors => errors;

    /// <summary>The keys that stand there, for sections with free keys.</summary>
    public IEnumerable<string> Keys => mapping.Entries.Select(e => e.Key);

    public bool Has(string key) => mapping[key] is { } node && node is not ConfigScalar { IsNull: true };

    /// <summary>Whether a key stands here without a value, which can mean something other than no key.</summary>
    public bool IsNull(string key) => mapping[key] is ConfigScalar { IsNull: true };

    /// <summary>The place of a key's value, or of the section where the key is absent.</summary>
    public ConfigLocation At(string key) => mapping[key]?.Location ?? Location;

    public void Error(string key, string message) => errors.Add(At(key), $"{PathOf(key)}: {message}");

    /// <summary>Records an error that concerns the section as a whole.</summary>
    public void Error(string message) => errors.Add(Location, path.Length == 0 ? message : $"{path}: {message}");

    /// <summary>Records what is allowed, but hardly meant.</summary>
    public void Warn(string key, string message) => errors.Warn(At(key), $"{PathOf(key)}: {message}");

    /// <summary>Marks a key as one that this section has, and returns its node; null where it is absent or null.</summary>
    public ConfigNode? Ask(string key)
    {
        _known.Add(key);
        return Has(key) ? mapping[key] : null;
    }

    /// <summary>Reports each key that was never asked for.</summary>
    public void Done()
    {
        foreach (var entry in mapping.Entries.Where(e => !_known.Contains(e.Key)))
        {
            errors.Add(entry.Location, $"{PathOf(Shown.Key(entry.Key))}: unknown key{Suggestion(entry.Key)}");
        }
    }

    public string PathOf(string key) => path.Length == 0 ? key : $"{path}.{key}";

    private string Suggestion(string key)
    {
        var near = _known.Where(k => k.Length > 2 && IsNear(k, key)).Order(StringComparer.Ordinal).FirstOrDefault();
        return near is null ? $" (known here: {string.Join(", ", _known.Order(StringComparer.Ordinal))})" : $" (did you mean {near}?)";
    }

    private static bool IsNear(string known, string key)
    {
        var (a, b) = (Letters(known), Letters(key));
        return b.Length > 2 && (a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal) || DifferByOne(a, b));

        static string Letters(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
    }

    /// <summary>Whether one letter was added, left out or changed.</summary>
    private static bool DifferByOne(string a, string b)
    {
        var (longer, shorter) = a.Length >= b.Length ? (a, b) : (b, a);
        var same = longer.AsSpan().CommonPrefixLength(shorter);
        return longer.Length - shorter.Length <= 1 && same < longer.Length
            && longer.AsSpan(same + 1).SequenceEqual(shorter.AsSpan(longer.Length == shorter.Length ? same + 1 : same));
    }

    private T Wrong<T>(string key, string message, T fallback)
    {
        Error(key, message);
        return fallback;
    }
}
