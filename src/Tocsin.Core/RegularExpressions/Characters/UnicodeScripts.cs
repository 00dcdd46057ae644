using System.Collections.Frozen;
using System.Globalization;

namespace Tocsin.RegularExpressions.Characters;

/// <summary>Scripts such as Greek or Han, which .NET has no data for.</summary>
internal static partial class UnicodeScripts
{
    private static readonly FrozenDictionary<string, CodePointSet> _scripts = Read();

    /// <param name="name">As <see cref="UnicodeClasses.Canonical"/> gives it.</param>
    public static CodePointSet? Find(string name) => _scripts.GetValueOrDefault(name);

    private static FrozenDictionary<string, CodePointSet> Read()
    {
        var ranges = new Dictionary<string, List<(int, int)>>();
        var current = new List<(int, int)>();
        foreach (var word in Data.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.EndsWith(':'))
            {
                ranges.Add(UnicodeClasses.Canonical(word[..^1]), current = []);
            }
            else
            {
                var ends = word.Split('-');
                current.Add((Hex(ends[0]), Hex(ends[^1])));
            }
        }

        return ranges.ToFrozenDictionary(r => r.Key, r => CodePointSet.Of(r.Value));
    }

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
