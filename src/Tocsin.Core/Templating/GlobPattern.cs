using System.Text;

namespace Tocsin.Templating;

/// <summary>
/// File patterns as Go's <c>filepath.Glob</c> reads them: <c>*</c>, <c>?</c>, <c>[a-z]</c>, <c>[^a]</c>, and a backslash before a character that stands
/// for itself. Nothing matches a slash, and a dot at the start of a name is a character like any other.
/// </summary>
internal static class GlobPattern
{
    /// <summary>The paths that match, those of one folder in order of their names; null where the pattern is malformed.</summary>
    public static IReadOnlyList<string>? Find(string pattern)
    {
        if (Match(pattern, "") is null)
        {
            return null;
        }

        if (pattern.AsSpan().IndexOfAny("*?[\\") < 0)
        {
            // As in Go, a link that leads nowhere is a match: that it can't be read is told, where nothing would be if it were left out.
            return Path.Exists(pattern) || new FileInfo(pattern).LinkTarget is not null ? [pattern] : [];
        }

        var slash = pattern.LastIndexOf('/');
        var (folder, name) = (slash < 0 ? "." : slash == 0 ? "/" : pattern[..slash], pattern[(slash + 1)..]);
        var folders = folder.AsSpan().IndexOfAny("*?[\\") < 0 ? [folder] : Find(folder);
        return folders is null ? null : [.. folders.SelectMany(f => Names(f).Where(n => Match(name, n) == true).Select(n => slash < 0 ? n : f.TrimEnd('/') + "/" + n))];
    }

    /// <summary>Whether a name matches; null where the pattern is malformed.</summary>
    public static bool? Match(string pattern, string name)
    {
        var (p, n) = (pattern.EnumerateRunes().ToArray(), name.EnumerateRunes().ToArray());
        return IsMalformed(p) ? null : Matches(p, n);
    }

    private static IEnumerable<string> Names(string folder)
    {
        try
        {
            return Directory.Exists(folder) ? Directory.GetFileSystemEntries(folder).Select(e => Path.GetFileName(e)!).Order(Comparer<string>.Create(CompareBytes)) : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // As in Go: a folder that can't be read has no matches.
            return [];
        }
    }

    private static int CompareBytes(string a, string b) => Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b));

    // One star needs no more than the place to go back to, so no pattern takes long.
    private static bool Matches(ReadOnlySpan<Rune> pattern, ReadOnlySpan<Rune> name)
    {
        var (p, n, starP, starN) = (0, 0, -1, 0);
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p].Value == '*')
            {
                (starP, starN) = (p++, n);
            }
            else if (p < pattern.Length && Takes(pattern, p, name[n], out var next))
            {
                (p, n) = (next, n + 1);
            }
            else if (starP >= 0 && name[starN].Value != '/')
            {
                (p, n) = (starP + 1, ++starN);
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].TrimStart(new Rune('*')).IsEmpty;
    }

    private static bool Takes(ReadOnlySpan<Rune> pattern, int at, Rune rune, out int next)
    {
        next = at + 1;
        switch (pattern[at].Value)
        {
            case '?':
                return rune.Value != '/';
            case '[':
                return TakesClass(pattern, ref next, rune);
            case '\\':
                return pattern[next++] == rune;
            default:
                return pattern[at] == rune;
        }
    }

    private static bool TakesClass(ReadOnlySpan<Rune> pattern, ref int at, Rune rune)
    {
        var negated = pattern[at].Value == '^';
        at += negated ? 1 : 0;
        var found = false;
        do
        {
            var low = ClassRune(pattern, ref at);
            var high = low;
            if (pattern[at].Value == '-')
            {
                at++;
                high = ClassRune(pattern, ref at);
            }

            found |= low <= rune && rune <= high;
        }
        while (pattern[at].Value != ']');

        at++;
        return found != negated;
    }

    private static Rune ClassRune(ReadOnlySpan<Rune> pattern, ref int at)
    {
        at += pattern[at].Value == '\\' ? 1 : 0;
        return pattern[at++];
    }

    private static bool IsMalformed(ReadOnlySpan<Rune> pattern)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i].Value == '\\' && ++i == pattern.Length)
            {
                return true;
            }

            if (pattern[i].Value == '[' && !PassClass(pattern, ref i))
            {
                return true;
            }
        }

        return false;
    }

    // At least one character or range; a minus or a bracket that stands for itself needs a backslash.
    private static bool PassClass(ReadOnlySpan<Rune> pattern, ref int at)
    {
        at += at + 1 < pattern.Length && pattern[at + 1].Value == '^' ? 2 : 1;
        do
        {
            if (!PassClassRune(pattern, ref at) || (pattern[at].Value == '-' && (++at == pattern.Length || !PassClassRune(pattern, ref at))))
            {
                return false;
            }
        }
        while (pattern[at].Value != ']');

        return true;
    }

    /// <summary>Whether there is a character, and something after it.</summary>
    private static bool PassClassRune(ReadOnlySpan<Rune> pattern, ref int at)
    {
        if (at >= pattern.Length || pattern[at].Value is '-' or ']')
        {
            return false;
        }

        at += pattern[at].Value == '\\' ? 2 : 1;
        return at < pattern.Length;
    }
}
