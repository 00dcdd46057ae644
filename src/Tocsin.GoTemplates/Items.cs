namespace Tocsin.GoTemplates;

/// <summary>Reads a list of any .NET type. <c>Range</c> gives the items from an index up to, not including, another.</summary>
internal sealed record Items(Func<object, int> Count, Func<object, int, object?> At, Func<object, int, int, object> Range)
{
    public static Items Of<T, TItem>()
        where T : IReadOnlyList<TItem> =>
        new(l => ((T)l).Count, (l, i) => ((T)l)[i], (l, from, to) => ((T)l).Skip(from).Take(to - from).ToArray());
}

/// <summary>Reads a map of any .NET type. <c>Sorted</c> gives the entries in the order of their keys, as Go prints and ranges over them.</summary>
internal sealed record Entries(Func<object, int> Count, Func<object, object, (bool Found, object? Value)> Find, Func<object, IReadOnlyList<KeyValuePair<object, object?>>> Sorted);
