using System.Globalization;
using Tocsin.GoTemplates;

namespace Tocsin.Templating.Languages;

/// <summary>Where in a query one is.</summary>
internal enum QueryPlace : byte
{
    Bare,
    DoubleQuoted,
    SingleQuoted,
    Raw,
    Comment,
}

/// <summary>
/// What must be known of a query so far to tell what a value put in at this point would be part of. The lexical rules are Prometheus' and Loki's
/// (promql/parser/lex.go, logql/syntax/lex.go): strings, of which LogQL has no single-quoted ones, escapes as in Go, comments from <c>#</c> to the end of
/// the line. A value behind an operator for patterns (<c>=~ !~ |~</c>, and in LogQL the <c>or</c> of <c>|~ "a" or "b"</c>) is part of a regular expression.
/// </summary>
internal record struct QueryContext
{
    private const string Offset = "offset";

    private bool _afterBackslash;
    private int _escapeDigitsLeft;
    private int _escapeBase;
    private int _escapeValue;
    private bool _afterRegexOperator;
    private bool _regexBackslash;
    private bool _regexLiteral;
    private char _last;
    private bool _afterValue;
    private bool _inBrackets;
    private int _offsetLetters;
    private AfterPattern _afterPattern;

    public QueryPlace Place { get; private set; }

    /// <summary>Inside a string that stands right of an operator for patterns.</summary>
    public bool InRegex { get; private set; }

    /// <summary>Inside of brackets or behind <c>offset</c>, where durations stand: a value may be followed by a unit.</summary>
    public readonly bool ExpectsDuration => _inBrackets || _offsetLetters == Offset.Length;

    /// <summary>Reads on. LogQL knows no strings in single quotes.</summary>
    /// <exception cref="TemplateException">It can't be a query.</exception>
    public void Read(ReadOnlySpan<char> text, bool isLogQl)
    {
        foreach (var c in text)
        {
            switch (Place)
            {
                case QueryPlace.Bare:
                    ReadBare(c, isLogQl);
                    break;
                case QueryPlace.Comment:
                    Place = c is '\n' or '\r' ? QueryPlace.Bare : QueryPlace.Comment;
                    break;
                default:
                    ReadInString(c);
                    break;
            }
        }
    }

    /// <summary>Why no value can be put in here; null where one can.</summary>
    public readonly string? WhyNoValueHere() => this switch
    {
        { Place: QueryPlace.Comment } => "stands in a comment, where it has no effect",
        { _afterBackslash: true } or { _escapeDigitsLeft: > 0 } => "stands right after a backslash, which would take a part of the value for its own",
        { InRegex: true, _regexBackslash: true } => "stands right after a backslash of the regular expression, which would take a part of the value for its own",
        { InRegex: true, _regexLiteral: true } => @"stands after \Q, where values cannot be quoted",
        { Place: QueryPlace.Bare } when _afterValue || IsWord(_last) => Touches,
        _ => null,
    };

    /// <summary>The context behind a value that was put in.</summary>
    public readonly QueryContext AfterValue() => Place == QueryPlace.Bare ? this with { _last = '0', _afterValue = true, _afterRegexOperator = false, _afterPattern = AfterPattern.None } : this;

    /// <summary>The context after two branches; false where a value behind them would be treated differently.</summary>
    public static bool TryJoin(QueryContext first, QueryContext second, out QueryContext joined)
    {
        // What stands right before a value outside of strings must be harmless in both branches.
        joined = IsWord(first._last) ? first : second with { _last = IsWord(second._last) ? second._last : first._last };
        joined._afterValue = first._afterValue || second._afterValue;

        // Behind a pattern in one branch only, what an "or" adds is quoted as one in both: so it looks for less, never for more.
        joined._afterPattern = first._afterPattern == AfterPattern.None ? second._afterPattern : first._afterPattern;
        return joined == Joinable(first, joined) && joined == Joinable(second, joined) && (first._afterPattern == second._afterPattern || first._afterPattern == AfterPattern.None || second._afterPattern == AfterPattern.None);
    }

    private static QueryContext Joinable(QueryContext branch, QueryContext joined) =>
        branch with { _last = joined._last, _afterValue = joined._afterValue, _afterPattern = joined._afterPattern };

    /// <summary>All of it: copies of a template for different contexts are told apart by it.</summary>
    public override readonly string ToString() => Place == QueryPlace.Bare
        ? $"outside of strings after \"{(_last == 0 ? ' ' : _last)}\"{(_afterRegexOperator ? " of a pattern" : "")}{(_inBrackets ? " in brackets" : "")}{(_afterValue ? " of a value" : "")}{(_afterPattern == AfterPattern.None ? "" : $" ({_afterPattern})")}{(_offsetLetters == 0 ? "" : $" ({_offsetLetters})")}"
        : $"{Place}{(InRegex ? " pattern" : "")}{(_afterBackslash || _regexBackslash ? " after a backslash" : "")}{(_regexLiteral ? @" after \Q" : "")}{(_escapeDigitsLeft > 0 ? $" in an escape ({_escapeDigitsLeft}, {_escapeValue}, {_escapeBase})" : "")}{(_afterBackslash ? "." : "")}{(_inBrackets ? " in brackets" : "")}";

    /// <summary>How much of an <c>or</c> has been read behind a string that is a pattern.</summary>
    private enum AfterPattern : byte
    {
        None,
        String,
        O,
    }

    private const string Touches = "touches a word or a number; put the value in quotes or leave a space";

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or ':' or '.';

    private void ReadBare(char c, bool isLogQl)
    {
        if (_afterValue && IsWord(c) && !(ExpectsDuration && (c is 's' or 'm' or 'h' or 'd' or 'w' or 'y' or ':')))
        {
            throw new TemplateException($"a value {Touches}");
        }

        Place = c switch
        {
            '"' => QueryPlace.DoubleQuoted,
            '\'' => isLogQl ? throw new TemplateException("is no LogQL: a string is in double quotes or backticks") : QueryPlace.SingleQuoted,
            '`' => QueryPlace.Raw,
            '#' => QueryPlace.Comment,
            _ => QueryPlace.Bare,
        };
        (InRegex, _regexBackslash, _regexLiteral) = (Place is not (QueryPlace.Bare or QueryPlace.Comment) && _afterRegexOperator, false, false);

        // Spaces and comments may stand between the operator and its string.
        if (Place != QueryPlace.Comment && !char.IsWhiteSpace(c))
        {
            // Whatever stands before it: another branch of the template may have written that.
            _afterRegexOperator = c == '~' || (_afterPattern == AfterPattern.O && c is ('r' or 'R'));
            _afterPattern = isLogQl && _afterPattern == AfterPattern.String && c is ('o' or 'O') ? AfterPattern.O : AfterPattern.None;
        }

        FollowDurations(c);
        (_last, _afterValue) = (c, false);
    }

    private void FollowDurations(char c)
    {
        _inBrackets = c == '[' || (_inBrackets && c != ']');
        _offsetLetters = _offsetLetters < Offset.Length && char.ToLowerInvariant(c) == Offset[_offsetLetters] && (_offsetLetters > 0 || !IsWord(_last)) ? _offsetLetters + 1
            : _offsetLetters == Offset.Length && char.IsWhiteSpace(c) ? _offsetLetters
            : 0;
    }

    private void ReadInString(char c)
    {
        if (_escapeDigitsLeft > 0)
        {
            ReadEscapeDigit(c);
        }
        else if (_afterBackslash)
        {
            _afterBackslash = false;
            ReadEscape(c);
        }
        else if (c == '\\' && Place != QueryPlace.Raw)
        {
            _afterBackslash = true;
        }
        else if (c == '\n' && Place != QueryPlace.Raw)
        {
            throw new TemplateException("a string is not ended on its line");
        }
        else if (c == Quote)
        {
            _afterPattern = InRegex ? AfterPattern.String : AfterPattern.None;
            (Place, InRegex, _last) = (QueryPlace.Bare, false, c);
        }
        else
        {
            Take(c);
        }
    }

    private readonly char Quote => Place switch
    {
        QueryPlace.DoubleQuoted => '"',
        QueryPlace.SingleQuoted => '\'',
        _ => '`',
    };

    private void ReadEscape(char c)
    {
        (_escapeDigitsLeft, _escapeBase, _escapeValue) = c switch
        {
            'x' => (2, 16, 0),
            'u' => (4, 16, 0),
            'U' => (8, 16, 0),
            >= '0' and <= '7' => (2, 8, c - '0'),
            _ => (0, 0, 0),
        };
        if (_escapeDigitsLeft > 0)
        {
            return;
        }

        if (c is not ('a' or 'b' or 'f' or 'n' or 'r' or 't' or 'v' or '\\') && c != Quote)
        {
            throw new TemplateException($"\\{c} is no escape sequence in a string");
        }

        Take(c == '\\' ? c : '\0');
    }

    private void ReadEscapeDigit(char c)
    {
        if (!int.TryParse([c], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var digit) || digit >= _escapeBase)
        {
            throw new TemplateException("an escape sequence in a string lacks digits");
        }

        _escapeValue = unchecked((_escapeValue * _escapeBase) + digit);
        if (--_escapeDigitsLeft == 0)
        {
            Take(_escapeValue == '\\' ? '\\' : '\0');
        }
    }

    // A character of the string's content, after its escapes: what the regular expression will consist of.
    private void Take(char c)
    {
        _regexLiteral |= _regexBackslash && c == 'Q';
        _regexBackslash = !_regexBackslash && c == '\\';
    }
}
