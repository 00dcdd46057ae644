using System.Globalization;

namespace Tocsin.Configuration;

/// <summary>
/// Reads one mapping of the configuration, key by key. Every error is recorded with its place and a default returned, so that reading
/// goes on; <see cref="Done"/> then reports the keys that nobody asked for.
/// </summary>
public sealed class ConfigSection(ConfigMapping mapping, string path, ConfigErrors errors)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public ConfigLocation Location => mapping.Location;

    /// <summary>Where this section is, for messages: <c>receivers[0].webhook_configs[1]</c>.</summary>
    public string Path => path;

    public ConfigErrors Errors => errors;

    public bool Has(string key) => mapping[key] is { } node && node is not ConfigScalar { IsNull: true };

    /// <summary>The place of a key's value, or of the section where the key is absent.</summary>
    public ConfigLocation At(string key) => mapping[key]?.Location ?? Location;

    public void Error(string key, string message) => errors.Add(At(key), $"{PathOf(key)}: {message}");

    public string? Text(string key) => Scalar(key)?.Value;

    public string Text(string key, string absent) => Text(key) ?? absent;

    /// <summary>A text that must be there and not empty.</summary>
    public string Required(string key)
    {
        var value = Text(key);
        if (string.IsNullOrEmpty(value) && mapping[key] is null or ConfigScalar)
        {
            Error(key, "is required");
        }

        return value ?? "";
    }

    public Secret? Secret(string key) => Text(key) is { Length: > 0 } value ? new Secret(value) : null;

    public bool Bool(string key, bool absent) => Scalar(key) switch
    {
        null => absent,
        { Value: "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" } => true,
        { Value: "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" } => false,
        var scalar => Wrong(key, $"{Quote(scalar.Value)} is neither true nor false", absent),
    };

    public int Number(string key, int absent, int min = 0, int max = int.MaxValue)
    {
        if (Scalar(key) is not { } scalar)
        {
            return absent;
        }

        return int.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max
            ? value
            : Wrong(key, $"{Quote(scalar.Value)} is no whole number from {min} to {max}", absent);
    }

    public TimeSpan Duration(string key, TimeSpan absent)
    {
        if (Scalar(key) is not { } scalar)
        {
            return absent;
        }

        return GoDuration.TryParse(scalar.Value, out var value)
            ? value
            : Wrong(key, $"not a valid duration string: {Quote(scalar.Value)} (write it like 30s, 5m, 1h30m or 7d)", absent);
    }

    /// <summary>An absolute http or https URL with a host.</summary>
    public Uri? Url(string key)
    {
        if (Text(key) is not { Length: > 0 } text)
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var url))
        {
            return Wrong<Uri?>(key, "is no URL (write it like https://host/path)", null);
        }

        return url.Scheme is not ("http" or "https") ? Wrong<Uri?>(key, $"unsupported scheme {Quote(url.Scheme)} for URL", null)
            : url.Host.Length == 0 ? Wrong<Uri?>(key, "missing host for URL", null)
            : url;
    }

    public IReadOnlyList<string> Texts(string key)
    {
        var texts = new List<string>();
        foreach (var item in Items(key))
        {
            if (item is ConfigScalar scalar)
            {
                texts.Add(scalar.Value);
            }
            else
            {
                errors.Add(item.Location, $"{PathOf(key)}: expected text");
            }
        }

        return texts;
    }

    public ConfigSection? Section(string key) => Ask(key) is { } node ? AsSection(node, PathOf(key)) : null;

    /// <summary>The mappings of a list.</summary>
    public IReadOnlyList<ConfigSection> Sections(string key) =>
        [.. Items(key).Select((item, i) => AsSection(item, $"{PathOf(key)}[{i}]")).OfType<ConfigSection>()];

    /// <summary>The mappings below a mapping with free keys, such as <c>sources</c>.</summary>
    public IReadOnlyList<(string Name, ConfigSection Section)> Named(string key) => Ask(key) switch
    {
        null => [],
        ConfigMapping map => [.. map.Entries.Select(e => (e.Key, AsSection(e.Value, $"{PathOf(key)}.{e.Key}"))).Where(e => e.Item2 is not null).Select(e => (e.Key, e.Item2!))],
        _ => Wrong<IReadOnlyList<(string, ConfigSection)>>(key, "expected a mapping of names", []),
    };

    /// <summary>The texts of a mapping with free keys, such as <c>details</c>.</summary>
    public IReadOnlyDictionary<string, string> TextMap(string key)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        switch (Ask(key))
        {
            case null:
                break;
            case ConfigMapping map:
                foreach (var entry in map.Entries)
                {
                    texts[entry.Key] = entry.Value is ConfigScalar scalar ? scalar.Value : Wrong(key, $"{Quote(entry.Key)}: expected text", "");
                }

                break;
            default:
                Error(key, "expected a mapping");
                break;
        }

        return texts;
    }

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
            errors.Add(entry.Location, $"{PathOf(entry.Key)}: unknown key{Suggestion(entry.Key)}");
        }
    }

    public string PathOf(string key) => path.Length == 0 ? key : $"{path}.{key}";

    private string Suggestion(string key)
    {
        var near = _known.Where(k => k.Length > 2 && (k.StartsWith(key, StringComparison.OrdinalIgnoreCase) || key.StartsWith(k, StringComparison.OrdinalIgnoreCase)
            || string.Equals(k.Replace("_", "", StringComparison.Ordinal), key.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)))
            .OrderBy(k => k, StringComparer.Ordinal).FirstOrDefault();
        return near is null ? $" (known here: {string.Join(", ", _known.Order(StringComparer.Ordinal))})" : $" (did you mean {near}?)";
    }

    private IReadOnlyList<ConfigNode> Items(string key) => Ask(key) switch
    {
        null => [],
        ConfigSequence sequence => sequence.Items,
        _ => Wrong<IReadOnlyList<ConfigNode>>(key, "expected a list", []),
    };

    private ConfigScalar? Scalar(string key) => Ask(key) switch
    {
        null => null,
        ConfigScalar scalar => scalar,
        _ => Wrong<ConfigScalar?>(key, "expected text", null),
    };

    private ConfigSection? AsSection(ConfigNode node, string at)
    {
        if (node is ConfigMapping map)
        {
            return new ConfigSection(map, at, errors);
        }

        errors.Add(node.Location, $"{at}: expected a mapping");
        return null;
    }

    private T Wrong<T>(string key, string message, T fallback)
    {
        Error(key, message);
        return fallback;
    }

    private static string Quote(string text) => $"\"{text}\"";
}
