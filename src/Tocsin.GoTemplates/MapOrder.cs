namespace Tocsin.GoTemplates;

/// <summary>The order in which Go prints maps and ranges over them: strings by their UTF-8 bytes.</summary>
internal static class MapOrder
{
    public static IReadOnlyList<KeyValuePair<object, object?>> Sorted<TValue>(IReadOnlyDictionary<string, TValue> map)
    {
        var entries = new KeyValuePair<object, object?>[map.Count];
        var count = 0;
        foreach (var (key, value) in map)
        {
            entries[count++] = new(key, value);
        }

        Array.Sort(entries, static (a, b) => Compare((string)a.Key, (string)b.Key));
        return entries;
    }

    /// <summary>As Go compares strings: by UTF-8 bytes, which is by code points; UTF-16 order differs for surrogates.</summary>
    public static int Compare(string a, string b)
    {
        var length = Math.Min(a.Length, b.Length);
        for (var i = 0; i < length; i++)
        {
            if (a[i] != b[i])
            {
                var (surrogateA, surrogateB) = (char.IsSurrogate(a[i]), char.IsSurrogate(b[i]));
                return surrogateA == surrogateB ? a[i].CompareTo(b[i]) : surrogateA ? 1 : -1;
            }
        }

        return a.Length.CompareTo(b.Length);
    }
}
