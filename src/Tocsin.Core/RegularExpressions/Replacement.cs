using System.Globalization;
using System.Text;
using Tocsin.GoTemplates;
using Tocsin.RegularExpressions.Automata;

namespace Tocsin.RegularExpressions;

/// <summary>The text that takes the place of matches, by the rules of Go's Regexp.Expand.</summary>
internal sealed class Replacement
{
    private const int MaxDigits = 9;

    private readonly List<(string Literal, int[] Groups)> _parts = [];
    private readonly string[] _names;
    private readonly StringBuilder _literal = new();

    private Replacement(string[] names) => _names = names;

    /// <summary>Takes the names of all groups, "" for one without a name.</summary>
    public static Replacement Parse(string template, string[] names)
    {
        var replacement = new Replacement(names);
        for (var at = 0; at < template.Length;)
        {
            at = template[at] == '$' ? replacement.AddVariable(template, at) : replacement.AddLiteral(template, at);
        }

        replacement._parts.Add((replacement._literal.ToString(), []));
        return replacement;
    }

    /// <exception cref="TemplateLimitException">The result is longer than <paramref name="maxLength"/> characters.</exception>
    public string ReplaceAll(string text, Automaton automaton, int maxLength, Action<int>? worked)
    {
        using var result = new BoundedText(maxLength);
        var search = new CaptureSearch(automaton, 1 + _parts.SelectMany(p => p.Groups).DefaultIfEmpty(0).Max(), worked);
        var (copied, from) = (0, 0);
        while (from <= text.Length && search.Find(text, from) is { } match)
        {
            result.Append(text.AsSpan(copied, match[0] - copied));

            // An empty match right behind another one doesn't count.
            if (match[1] > copied || match[0] == 0)
            {
                Expand(text, match, result);
            }

            copied = match[1];
            from = match[1] > from ? match[1] : from + Width(text, from);
        }

        result.Append(text.AsSpan(copied));
        return result.ToString();
    }

    private static int Width(string text, int at) => at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;

    private void Expand(string text, int[] match, BoundedText result)
    {
        foreach (var (literal, groups) in _parts)
        {
            result.Append(literal);
            var group = groups.FirstOrDefault(g => match[g * 2] >= 0, -1);
            if (group >= 0)
            {
                result.Append(text.AsSpan(match[group * 2]..match[(group * 2) + 1]));
            }
        }
    }

    private int AddLiteral(string template, int at)
    {
        var end = template.IndexOf('$', at);
        end = end < 0 ? template.Length : end;
        _literal.Append(template, at, end - at);
        return end;
    }

    /// <summary>What the dollar sign stands for; itself, where no name follows.</summary>
    private int AddVariable(string template, int dollar)
    {
        if (dollar + 1 < template.Length && template[dollar + 1] == '$')
        {
            _literal.Append('$');
            return dollar + 2;
        }

        var inBraces = dollar + 1 < template.Length && template[dollar + 1] == '{';
        var start = dollar + (inBraces ? 2 : 1);
        var end = start;
        while (end < template.Length && Rune.TryGetRuneAt(template, end, out var rune) && IsNamePart(rune))
        {
            end += rune.Utf16SequenceLength;
        }

        if (end == start || (inBraces && (end == template.Length || template[end] != '}')))
        {
            _literal.Append('$');
            return dollar + 1;
        }

        _parts.Add((_literal.ToString(), Groups(template[start..end])));
        _literal.Clear();
        return inBraces ? end + 1 : end;
    }

    private static bool IsNamePart(Rune rune) => Rune.IsLetter(rune) || Rune.IsDigit(rune) || rune.Value == '_';

    /// <summary>The groups that a name or number may stand for. A number that begins with 0 or is huge is a name.</summary>
    private int[] Groups(string name)
    {
        var isNumber = name.All(char.IsAsciiDigit) && (name.Length == 1 || (name[0] != '0' && name.Length <= MaxDigits));
        if (!isNumber)
        {
            return [.. Enumerable.Range(1, _names.Length - 1).Where(i => _names[i] == name)];
        }

        var number = int.Parse(name, CultureInfo.InvariantCulture);
        return number < _names.Length ? [number] : [];
    }
}
