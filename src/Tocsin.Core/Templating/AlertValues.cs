using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Tocsin.Alerts;
using Tocsin.GoTemplates;

namespace Tocsin.Templating;

/// <summary>Labels or annotations for templates of Tocsin's own: what isn't there is an <see cref="AbsentValue"/>, and so is what is empty.</summary>
internal sealed class AlertValues(LabelSet labels, string kind) : IReadOnlyDictionary<string, object>
{
    public static GoType Type { get; } = GoType.Map<AlertValues, object>("values", GoTypes.String).Build();

    public int Count => labels.Count;

    public IEnumerable<string> Keys => labels.Select(l => l.Name);

    public IEnumerable<object> Values => labels.Select(l => l.Value);

    public object this[string key] => labels[key] is { Length: > 0 } value ? value : new AbsentValue(kind, key);

    public bool ContainsKey(string key) => labels.Contains(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object value)
    {
        value = this[key];
        return true;
    }

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => labels.Select(l => KeyValuePair.Create(l.Name, (object)l.Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
