using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;

namespace Tocsin.RegularExpressions.Characters;

/// <summary>
/// What <c>\p{name}</c> stands for: a general category, one of its long names, a script, Any, Assigned or ASCII. As in Go 1.25, neither case
/// nor underscores, hyphens and spaces count. Categories are those of .NET's Unicode data, which is newer than Go's.
/// </summary>
internal static class UnicodeClasses
{
    // In the order of UnicodeCategory.
    private static readonly string[] _short =
        "Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Zs Zl Zp Cc Cf Cs Co Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Cn".Split(' ');

    private static readonly FrozenDictionary<string, string> _longNames = """
        other:C control:Cc cntrl:Cc format:Cf unassigned:Cn privateuse:Co surrogate:Cs letter:L casedletter:LC
        lowercaseletter:Ll modifierletter:Lm otherletter:Lo titlecaseletter:Lt uppercaseletter:Lu mark:M combiningmark:M
        spacingmark:Mc enclosingmark:Me nonspacingmark:Mn number:N decimalnumber:Nd digit:Nd letternumber:Nl othernumber:No
        punctuation:P punct:P connectorpunctuation:Pc dashpunctuation:Pd closepunctuation:Pe finalpunctuation:Pf
        initialpunctuation:Pi otherpunctuation:Po openpunctuation:Ps symbol:S currencysymbol:Sc modifiersymbol:Sk mathsymbol:Sm
        othersymbol:So separator:Z lineseparator:Zl paragraphseparator:Zp spaceseparator:Zs
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split(':')).ToFrozenDictionary(p => p[0], p => p[1]);

    private static readonly FrozenDictionary<string, string> _shortNames =
        _short.Concat(["C", "L", "LC", "M", "N", "P", "S", "Z"]).ToFrozenDictionary(name => name.ToLowerInvariant());

    private static readonly Lazy<List<(int, int)>[]> _ranges = new(ReadCategories);
    private static readonly ConcurrentDictionary<string, CodePointSet> _categories = new();

    public static CodePointSet? Find(string name)
    {
        var canonical = Canonical(name);
        return canonical switch
        {
            "any" => CodePointSet.Any,
            "ascii" => NamedClasses.Posix("ascii"),
            "assigned" => _categories.GetOrAdd("Assigned", _ => Category("Cn").Negated()),
            _ when (_shortNames.GetValueOrDefault(canonical) ?? _longNames.GetValueOrDefault(canonical)) is { } category => _categories.GetOrAdd(category, Category),
            _ => UnicodeScripts.Find(canonical),
        };
    }

    /// <summary>Lower case, without underscores, hyphens and spaces.</summary>
    public static string Canonical(string name) => string.Concat(name.Where(c => c is not ('_' or '-' or ' ')).Select(char.ToLowerInvariant));

    private static CodePointSet Category(string name) => CodePointSet.Of(_ranges.Value
        .Where((_, i) => name.Length == 1 ? _short[i][0] == name[0] : name == "LC" ? i <= (int)UnicodeCategory.TitlecaseLetter : _short[i] == name)
        .SelectMany(ranges => ranges));

    private static List<(int, int)>[] ReadCategories()
    {
        var ranges = Array.ConvertAll(_short, _ => new List<(int, int)>());
        for (var (first, c) = (0, 1); c <= CodePoints.Max + 1; c++)
        {
            var category = CharUnicodeInfo.GetUnicodeCategory(first);
            if (c > CodePoints.Max || CharUnicodeInfo.GetUnicodeCategory(c) != category)
            {
                ranges[(int)category].Add((first, c - 1));
                first = c;
            }
        }

        return ranges;
    }
}
