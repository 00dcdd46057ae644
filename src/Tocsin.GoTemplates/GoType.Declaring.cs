namespace Tocsin.GoTemplates;

public sealed partial class GoType
{
    /// <summary>Declares a struct; a template may read its fields and call its methods.</summary>
    public static GoTypeBuilder<T> Struct<T>(string name)
        where T : notnull => new(name, GoKind.Struct);

    /// <summary>Declares a list type of its own, such as one with methods.</summary>
    public static GoTypeBuilder<T> Slice<T, TItem>(string name, GoType element)
        where T : notnull, IReadOnlyList<TItem> =>
        new(name, GoKind.Slice) { Element = element, Items = Items.Of<T, TItem>(), Part = new GoType("[]" + element.Name, GoKind.Slice, typeof(TItem[])) { Element = element, Zero = Array.Empty<TItem>(), Items = Items.Of<TItem[], TItem>() } };

    /// <summary>Declares a map type of its own with strings for keys, such as one with methods.</summary>
    public static GoTypeBuilder<T> Map<T, TValue>(string name, GoType element)
        where T : notnull, IReadOnlyDictionary<string, TValue> =>
        new(name, GoKind.Map)
        {
            Element = element,
            Entries = new Entries(m => ((T)m).Count, (m, key) => key is string text && ((T)m).TryGetValue(text, out var value) ? (true, value) : (false, null), m => MapOrder.Sorted((T)m)),
        };

    /// <summary>Declares a type whose values are text, such as text that is known to be safe somewhere.</summary>
    public static GoTypeBuilder<T> Text<T>(string name)
        where T : notnull => new(name, GoKind.String);
}
