using System.Diagnostics.CodeAnalysis;

namespace Tocsin.Matching;

/// <summary>
/// The notation since 0.27 (Alertmanager's matcher/parse): names and values are any text, quoted as in Go or free of reserved characters;
/// braces stand on both sides or on none. An error begins with the first and the last column, counted in code points from 0.
/// </summary>
internal sealed class Utf8Notation
{
    private readonly Utf8Lexer _lexer;
    private readonly IReadOnlyList<Matcher> _known;
    private readonly List<Matcher> _matchers = [];
    private Utf8Token _token;
    private int _end;
    private string? _error;

    private Utf8Notation(string text, IReadOnlyList<Matcher> known)
    {
        (_lexer, _known) = (new Utf8Lexer(text), known);
        _token = _lexer.Next();
    }

    /// <param name="text">One matcher.</param>
    /// <param name="known">What the text means in the classic notation: a pattern of thousands of hosts isn't worth being read twice.</param>
    public static ParsedMatchers Parse(string text, IReadOnlyList<Matcher> known) => ParseList(text, known) switch
    {
        { Matchers.Count: 0 } => ParsedMatchers.Wrong("no matchers"),
        { Matchers.Count: > 1 and var count } => ParsedMatchers.Wrong($"expected 1 matcher, found {count}"),
        var parsed => parsed,
    };

    /// <inheritdoc cref="Parse"/>
    public static ParsedMatchers ParseList(string text, IReadOnlyList<Matcher> known)
    {
        var notation = new Utf8Notation(text, known);
        return notation.List() ? new ParsedMatchers(notation._matchers, null) : ParsedMatchers.Wrong(notation._error!);
    }

    private bool List()
    {
        var braces = _token.Kind == Utf8TokenKind.OpenBrace;
        if (braces)
        {
            Advance();
        }

        if (_token.Kind == Utf8TokenKind.Wrong)
        {
            return Fail(_token.Text);
        }

        while (_token.Kind is not (Utf8TokenKind.End or Utf8TokenKind.CloseBrace))
        {
            if (!Element())
            {
                return false;
            }
        }

        return CloseBrace(braces) && End();
    }

    /// <summary>A matcher, and the comma behind it unless it is the last.</summary>
    private bool Element()
    {
        if (!Matcher())
        {
            return false;
        }

        if (_token.Kind is Utf8TokenKind.End or Utf8TokenKind.CloseBrace)
        {
            return true;
        }

        if (_token.Kind != Utf8TokenKind.Comma)
        {
            return Fail($"{_token.Unexpected}: expected a comma or close brace");
        }

        Advance();
        return _token.Kind is Utf8TokenKind.End or Utf8TokenKind.CloseBrace or Utf8TokenKind.Quoted or Utf8TokenKind.Unquoted
            || Fail($"{_token.Unexpected}: expected a matcher or close brace after comma");
    }

    private bool Matcher()
    {
        if (!Text("label name", out var name) || !Operator(out var op) || !Text("label value", out var value))
        {
            return false;
        }

        var known = _matchers.Count < _known.Count ? _known[_matchers.Count] : null;
        if (known is not null && known.Name == name && known.Operator == op && known.Value == value)
        {
            _matchers.Add(known);
            return true;
        }

        if (!Matching.Matcher.TryOf(name, op, value, out var matcher, out var error))
        {
            return Fail($"failed to create matcher: {error}");
        }

        _matchers.Add(matcher);
        return true;
    }

    private bool Text(string what, [NotNullWhen(true)] out string? text)
    {
        text = null;
        if (_token.Kind is not (Utf8TokenKind.Quoted or Utf8TokenKind.Unquoted))
        {
            return Fail($"{_token.Unexpected}: expected {what}");
        }

        text = _token.Kind == Utf8TokenKind.Quoted ? QuotedText.Unquote(_token.Text) : _token.Text;
        if (text is null)
        {
            return Fail($"{_token.Start}:{_token.End}: {_token.Text}: invalid input");
        }

        Advance();
        return true;
    }

    private bool Operator(out MatchOperator op)
    {
        (var isOperator, op) = _token.Kind switch
        {
            Utf8TokenKind.Equal => (true, MatchOperator.Equal),
            Utf8TokenKind.NotEqual => (true, MatchOperator.NotEqual),
            Utf8TokenKind.Regex => (true, MatchOperator.Regex),
            Utf8TokenKind.NotRegex => (true, MatchOperator.NotRegex),
            _ => (false, default),
        };
        if (!isOperator)
        {
            return Fail($"{_token.Unexpected}: expected an operator such as '=', '!=', '=~' or '!~'");
        }

        Advance();
        return true;
    }

    private bool CloseBrace(bool wanted)
    {
        var found = _token.Kind == Utf8TokenKind.CloseBrace;
        if (found != wanted)
        {
            return Fail(wanted ? $"0:{_end}: end of input: expected close brace" : $"0:{_token.End}: }}: expected opening brace");
        }

        if (found)
        {
            Advance();
        }

        return true;
    }

    private bool End() => _token.Kind switch
    {
        Utf8TokenKind.End => true,
        Utf8TokenKind.Wrong => Fail($"{_token.Text}: expected end of input"),
        _ => Fail($"{_token.Start}:{_token.End}: {_token.Text}: expected end of input"),
    };

    private void Advance()
    {
        _end = _token.End;
        _token = _lexer.Next();
    }

    private bool Fail(string error)
    {
        _error = error;
        return false;
    }
}
