using System.Collections;
using Tocsin.GoTemplates;

namespace Tocsin.Templating;

/// <summary>A list of names or values: Go's <c>template.Strings</c>, a <c>[]string</c> with the method <c>Join</c>.</summary>
internal sealed class TextList(IReadOnlyList<string> texts) : IReadOnlyList<string>
{
    public static GoType Type { get; } = GoType.Slice<TextList, string>("template.Strings", GoTypes.String)
        .Method("Join", new GoFunction([GoTypes.String], false, (call, args) => Join(call, (string)args[1]!, (TextList)args[0]!)))
        .Zero(new TextList([]))
        .Build();

    public int Count => texts.Count;

    public string this[int index] => texts[index];

    /// <summary>The texts with a separator between them, within the limits of the execution.</summary>
    public static string Join(GoCall call, string separator, IReadOnlyList<string> texts)
    {
        if (texts.Count < 2)
        {
            return texts.Count == 0 ? "" : texts[0];
        }

        using var joined = call.NewText();
        for (var i = 0; i < texts.Count; i++)
        {
            joined.Append(i > 0 ? separator : "");
            joined.Append(texts[i]);
        }

        return joined.ToString();
    }

    public IEnumerator<string> GetEnumerator() => texts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
