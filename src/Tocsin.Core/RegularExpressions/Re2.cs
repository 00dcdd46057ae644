using System.Diagnostics.CodeAnalysis;
using System.Text;
using Tocsin.GoTemplates;
using Tocsin.RegularExpressions.Automata;
using Tocsin.RegularExpressions.Syntax;

namespace Tocsin.RegularExpressions;

/// <summary>
/// A regular expression with RE2's syntax and meaning, as in Go: what matches, and which of several possible matches is taken. The time that
/// a search takes is linear in the text whatever the pattern. Safe to use from several threads. It has automata of its own, because .NET's
/// NonBacktracking knows no ASCII word boundary and no code points, and takes half a minute for some short patterns and texts.
/// </summary>
internal sealed class Re2
{
    private readonly Lazy<Automaton> _automaton;
    private readonly LazyDfa _somewhere;
    private readonly Lazy<FullMatch> _whole;
    private readonly string[] _groups;
    private Node? _root;

    private Re2(string pattern, ParsedPattern parsed)
    {
        Pattern = pattern;
        _groups = [.. parsed.GroupNames];
        GroupNames = [.. parsed.GroupNames.Where(name => name.Length > 0).Distinct()];

        _root = parsed.Root;
        Size = parsed.Root.Size;
        _automaton = new Lazy<Automaton>(() => Compiler.Compile(Root()));
        _somewhere = new LazyDfa(() => _automaton.Value, wholeText: false, AutomatonMemory.Shared);
        _whole = new Lazy<FullMatch>(Whole);
    }

    public string Pattern { get; }

    /// <summary>The names of groups in the order of their parentheses, each once.</summary>
    public IReadOnlyList<string> GroupNames { get; }

    /// <summary>About how many steps it compiles to, with every counted repetition written out.</summary>
    public long Size { get; }

    /// <exception cref="Re2Exception">The pattern is wrong or too costly; the message is Go's.</exception>
    public static Re2 Parse(string pattern) => new(pattern, Parser.Parse(pattern));

    public static bool TryParse(string pattern, [NotNullWhen(true)] out Re2? regex, [NotNullWhen(false)] out string? error)
    {
        try
        {
            (regex, error) = (Parse(pattern), null);
        }
        catch (Re2Exception e)
        {
            (regex, error) = (null, e.Message);
        }

        return regex is not null;
    }

    /// <summary>Whether some part of the text matches. <paramref name="worked"/> hears now and then how many steps were done since; what it throws ends the search.</summary>
    public bool IsMatch(string text, Action<int>? worked = null) => _somewhere.IsMatch(text, worked);

    /// <summary>Whether the whole text matches, as with <c>^(?:…)$</c> around the pattern.</summary>
    public bool IsFullMatch(string text) => IsFullMatch(Encoding.UTF8.GetBytes(text));

    /// <summary>As <see cref="IsFullMatch(string)"/>, of a text in UTF-8; takes no memory once the states that it needs are known.</summary>
    public bool IsFullMatch(ReadOnlySpan<byte> text) => _whole.Value.IsMatch(text);

    /// <summary>The first match with its groups.</summary>
    /// <exception cref="Re2Exception">There are too many groups in too large an expression.</exception>
    public Re2Match? Find(string text) =>
        IsMatch(text) && new CaptureSearch(_automaton.Value, _groups.Length).Find(text, 0) is { } slots ? new Re2Match(text, _groups, slots) : null;

    /// <summary>
    /// Replaces every match, as Go's ReplaceAllString does: $1, ${1}, $name and ${name} in the replacement stand for groups and $$ for a dollar sign;
    /// a group that is missing or took no part gives nothing. $1x is the group named 1x. Each match is a search of its own, so a pattern such as
    /// <c>a.*b|a</c>, which looks far ahead for a short match, can take time that is quadratic in the text, as in Go.
    /// </summary>
    /// <param name="text">What is searched.</param>
    /// <param name="replacement">What takes the place of a match.</param>
    /// <param name="maxLength">Characters that the result may have.</param>
    /// <param name="worked">Hears now and then how many steps were done since; what it throws ends the search.</param>
    /// <exception cref="TemplateLimitException">The result would be longer than <paramref name="maxLength"/> characters.</exception>
    /// <exception cref="Re2Exception">There are too many groups in too large an expression.</exception>
    public string Replace(string text, string replacement, int maxLength, Action<int>? worked = null)
    {
        if (text.Length > maxLength)
        {
            throw new TemplateLimitException($"text is longer than {maxLength} characters");
        }

        return IsMatch(text, worked) ? Replacement.Parse(replacement, _groups).ReplaceAll(text, _automaton.Value, maxLength, worked) : text;
    }

    public override string ToString() => Pattern;

    private Node Root() => Volatile.Read(ref _root) ?? Parser.Parse(Pattern).Root;

    private FullMatch Whole()
    {
        var root = Root();

        // A matcher needs nothing else. The tree of a list of thousands of hosts is larger than the list.
        Volatile.Write(ref _root, null);
        return FullMatch.Of(root, Once(root));
    }

    /// <summary>Compiles the tree, and when it is asked again what the pattern says: by then the tree is gone.</summary>
    private Func<Automaton> Once(Node? root) => () => Compiler.Compile(Interlocked.Exchange(ref root, null) ?? Root());
}
