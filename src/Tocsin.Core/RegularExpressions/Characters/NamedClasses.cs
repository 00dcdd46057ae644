using System.Collections.Frozen;

namespace Tocsin.RegularExpressions.Characters;

/// <summary>The classes that have a name and are all ASCII: Perl's <c>\d \s \w</c> and POSIX's <c>[:alpha:]</c>.</summary>
internal static class NamedClasses
{
    private static readonly CodePointSet _digit = CodePointSet.Of([('0', '9')]);
    private static readonly CodePointSet _space = CodePointSet.Of([('\t', '\n'), ('\f', '\r'), (' ', ' ')]);
    private static readonly CodePointSet _word = CodePointSet.Of([('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')]);

    private static readonly FrozenDictionary<string, CodePointSet> _posix = new Dictionary<string, CodePointSet>
    {
        ["alnum"] = CodePointSet.Of([('0', '9'), ('A', 'Z'), ('a', 'z')]),
        ["alpha"] = CodePointSet.Of([('A', 'Z'), ('a', 'z')]),
        ["ascii"] = CodePointSet.Of([(0, 0x7F)]),
        ["blank"] = CodePointSet.Of([('\t', '\t'), (' ', ' ')]),
        ["cntrl"] = CodePointSet.Of([(0, 0x1F), (0x7F, 0x7F)]),
        ["digit"] = _digit,
        ["graph"] = CodePointSet.Of([('!', '~')]),
        ["lower"] = CodePointSet.Of([('a', 'z')]),
        ["print"] = CodePointSet.Of([(' ', '~')]),
        ["punct"] = CodePointSet.Of([('!', '/'), (':', '@'), ('[', '`'), ('{', '~')]),
        ["space"] = CodePointSet.Of([('\t', '\r'), (' ', ' ')]),
        ["upper"] = CodePointSet.Of([('A', 'Z')]),
        ["word"] = _word,
        ["xdigit"] = CodePointSet.Of([('0', '9'), ('A', 'F'), ('a', 'f')]),
    }.ToFrozenDictionary();

    /// <summary>What the lower-case letter of a Perl class stands for. Unlike POSIX's space, Perl's has no vertical tab.</summary>
    public static CodePointSet? Perl(char letter) => letter switch
    {
        'd' => _digit,
        's' => _space,
        'w' => _word,
        _ => null,
    };

    public static CodePointSet? Posix(string name) => _posix.GetValueOrDefault(name);
}
