using Tocsin.RegularExpressions.Characters;

namespace Tocsin.RegularExpressions.Syntax;

/// <summary>
/// Reads RE2's syntax as Go does with its Perl flags, <c>(?&lt;name&gt;…)</c> of Go 1.22 and the class names of Go 1.25 included. Groups are
/// kept on a stack of its own: nesting costs no stack of the thread.
/// </summary>
internal sealed partial class Parser
{
    private readonly string _pattern;
    private readonly Stack<OpenGroup> _open = new();
    private readonly List<string> _groupNames = [""];
    private readonly Dictionary<(CodePointSet Set, bool IgnoreCase, bool Negated), CodePointSet> _named = [];
    private Modes _modes;
    private int _at;
    private int _ranges;
    private int _moved;

    private Parser(string pattern) => _pattern = pattern;

    private OpenGroup Innermost => _open.Peek();

    private ReadOnlySpan<char> Rest => _pattern.AsSpan(_at);

    /// <exception cref="Re2Exception">The pattern is wrong or too costly.</exception>
    public static ParsedPattern Parse(string pattern)
    {
        if (pattern.Length > Limits.PatternLength)
        {
            throw new Re2Exception($"error parsing regexp: expression too large: {pattern.Length} characters, at most {Limits.PatternLength} are possible");
        }

        var parser = new Parser(pattern);
        return new ParsedPattern(parser.Whole(), parser._groupNames);
    }

    private Node Whole()
    {
        _open.Push(new OpenGroup(0, Modes.None));
        var repeatedFrom = -1;
        while (_at < _pattern.Length)
        {
            var start = _at;
            repeatedFrom = Step(repeatedFrom) ? start : -1;
        }

        EndAlternative();
        return _open.Count == 1 ? Checked(Alternation(Innermost.Alternatives)) : throw Problem(SyntaxProblem.MissingParenthesis, _pattern);
    }

    /// <summary>Reads one element; true if it was a repetition operator.</summary>
    /// <param name="repeatedFrom">Where the repetition operator right before it began, or -1.</param>
    private bool Step(int repeatedFrom)
    {
        switch (_pattern[_at])
        {
            case '*' or '+' or '?' or '{':
                return Repetition(repeatedFrom);
            case '(':
                Open();
                break;
            case ')':
                Close();
                break;
            case '[':
                Add(Class());
                break;
            case '\\':
                Backslash();
                break;
            case '|':
                _at++;
                EndAlternative();
                break;
            case '^':
                AddAssertion(_modes.HasFlag(Modes.Multiline) ? Assertion.BeginLine : Assertion.BeginText, 1);
                break;
            case '$':
                AddAssertion(_modes.HasFlag(Modes.Multiline) ? Assertion.EndLine : Assertion.EndText, 1);
                break;
            case '.':
                _at++;
                Add(new SetNode(_modes.HasFlag(Modes.DotNewline) ? CodePointSet.Any : CodePointSet.NotNewline));
                break;
            default:
                AddLiteral(Next());
                break;
        }

        return false;
    }

    private void AddAssertion(Assertion assertion, int length)
    {
        _at += length;
        Add(new AssertionNode(assertion));
    }

    private void AddLiteral(int codePoint) => Add(new LiteralNode([codePoint], _modes.HasFlag(Modes.IgnoreCase)));

    private void Add(Node node) => Innermost.Parts.Add(Checked(node));

    private SetNode OneOf(CodePointSet set)
    {
        _ranges += set.Ranges.Length;
        return _ranges <= Limits.Ranges ? new SetNode(set) : throw Problem(SyntaxProblem.TooLarge, _pattern);
    }

    /// <summary>The node, unless it goes beyond what may be compiled.</summary>
    private Node Checked(Node node) => node switch
    {
        // Without counted repetitions nothing compiles to more than two instructions for a character.
        { Size: var size } when size > (2 * _pattern.Length) + Limits.Counted => throw Problem(SyntaxProblem.TooLarge, _pattern),
        { Skips: > Limits.Skips } => throw Problem(SyntaxProblem.TooLarge, _pattern),
        { Height: > Limits.Height } => throw Problem(SyntaxProblem.NestsTooDeeply, _pattern),
        _ => node,
    };

    /// <summary>The code point at the place, which moves on; -1 at the end.</summary>
    private int Next()
    {
        if (_at == _pattern.Length)
        {
            return -1;
        }

        var codePoint = CodePoints.At(_pattern, _at, out var length);
        if (length == 1 && char.IsSurrogate(_pattern[_at]))
        {
            throw Problem(SyntaxProblem.InvalidText, Rest);
        }

        _at += length;
        return codePoint;
    }

    private char Peek(int ahead = 0) => _at + ahead < _pattern.Length ? _pattern[_at + ahead] : '\0';

    private bool Looking(string at) => Rest.StartsWith(at, StringComparison.Ordinal);

    private static Re2Exception Problem(string problem, ReadOnlySpan<char> expression) => SyntaxProblem.With(problem, expression);
}
