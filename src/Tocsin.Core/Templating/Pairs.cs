using System.Collections;
using Tocsin.GoTemplates;

namespace Tocsin.Templating;

/// <summary>Labels or annotations in order: Go's <c>template.Pairs</c>. Names and values are gathered once.</summary>
internal sealed class Pairs(IReadOnlyList<Pair> pairs) : IReadOnlyList<Pair>
{
    private TextList? _names;
    private TextList? _values;

    public static GoType Type { get; } = GoType.Slice<Pairs, Pair>("template.Pairs", Pair.Type)
        .Method("Names", p => p.Names)
        .Method("Values", p => p.Values)
        .Method("String", PrintedWith<Pairs>((p, text) => p.WriteTo(text)))
        .String((p, text) => p.WriteTo(text))
        .Zero(new Pairs([]))
        .Build();

    public int Count => pairs.Count;

    public TextList Names => _names ??= new TextList(Select(p => p.Name));

    public TextList Values => _values ??= new TextList(Select(p => p.Value));

    public Pair this[int index] => pairs[index];

    /// <summary><c>a=b, c=d</c></summary>
    public void WriteTo(BoundedText text)
    {
        for (var i = 0; i < pairs.Count; i++)
        {
            text.Append(i > 0 ? ", " : "");
            text.Append(pairs[i].Name);
            text.Append('=');
            text.Append(pairs[i].Value);
        }
    }

    public IEnumerator<Pair> GetEnumerator() => pairs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The method <c>String</c> of a type, within the limits of the execution.</summary>
    public static GoFunction PrintedWith<T>(Action<T, BoundedText> write) => new([], false, (call, args) =>
    {
        using var text = call.NewText();
        write((T)args[0]!, text);
        return text.ToString();
    });

    private string[] Select(Func<Pair, string> part)
    {
        var texts = new string[pairs.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = part(pairs[i]);
        }

        return texts;
    }
}
