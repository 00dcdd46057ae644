namespace Tocsin.GoTemplates;

/// <summary>Reads a list of any .NET type.</summary>
internal sealed record Items(Func<object, int> Count, Func<object, int, object?> At);

/// <summary>Reads a map of any .NET type. <c>Sorted</c> gives the entries in the order of their keys, as Go prints and ranges over them.</summary>
internal sealed record Entries(Func<object, int> Count, Func<object, object, (bool Found, object? Value)> Find, Func<object, IReadOnlyList<KeyValuePair<object, object?>>> Sorted);
