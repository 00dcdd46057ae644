using System.Globalization;

namespace Tocsin.Enrichment.Prometheus;

/// <summary>Where in a PromQL text one is.</summary>
internal enum PromQlPlace : byte
{
    Bare,
    DoubleQuoted,
    SingleQuoted,
    Raw,
    Comment,
}

/// <summary>
/// Follows a PromQL text character by character, far enough to know what a value put in at this point would be part of. The lexical rules
/// are Prometheus' (promql/parser/lex.go): three kinds of strings, escapes as in Go, comments from <c>#</c> to the end of the line.
/// </summary>
internal sealed class PromQlScanner
{
    private bool _afterBackslash;
    private int _escapeDigitsLeft;
    private int _escapeBase;
    private int _escapeValue;
    private bool _afterRegexOperator;
    private bool _regexBackslash;
    private bool _regexLiteral;
    private char _last = ' ';

    public PromQlPlace Place { get; private set; }

    /// <summary>Inside a string that stands right of <c>=~</c> or <c>!~</c>.</summary>
    public bool InRegex { get; private set; }

    /// <summary>The last character read outside of strings and comments.</summary>
    public char Last => _last;

    /// <summary>What cannot be PromQL in the text read so far; null where nothing was seen.</summary>
    public string? Error { get; private set; }

    public void Read(string text)
    {
        foreach (var c in text)
        {
            switch (Place)
            {
                case PromQlPlace.Bare:
                    ReadBare(c);
                    break;
                case PromQlPlace.Comment:
                    Place = c is '\n' or '\r' ? PromQlPlace.Bare : PromQlPlace.Comment;
                    break;
                default:
                    ReadInString(c);
                    break;
            }
        }
    }

    /// <summary>Why no value can be put in here; null where one can.</summary>
    public string? WhyNoValueHere() => this switch
    {
        { Place: PromQlPlace.Comment } => "stands in a comment, where it has no effect",
        { _afterBackslash: true } or { _escapeDigitsLeft: > 0 } => "stands right after a backslash, which would take a part of the value for its own",
        { InRegex: true, _regexBackslash: true } => "stands right after a backslash of the regular expression, which would take a part of the value for its own",
        { InRegex: true, _regexLiteral: true } => @"stands after \Q, where values cannot be quoted",
        _ => null,
    };

    /// <summary>Goes on behind a value that was put in.</summary>
    public void PassValue()
    {
        if (Place == PromQlPlace.Bare)
        {
            _last = '0';
            _afterRegexOperator = false;
        }
    }

    public void End()
    {
        if (Place is PromQlPlace.DoubleQuoted or PromQlPlace.SingleQuoted or PromQlPlace.Raw)
        {
            Error ??= "a string is not ended";
        }
    }

    private void ReadBare(char c)
    {
        Place = c switch
        {
            '"' => PromQlPlace.DoubleQuoted,
            '\'' => PromQlPlace.SingleQuoted,
            '`' => PromQlPlace.Raw,
            '#' => PromQlPlace.Comment,
            _ => PromQlPlace.Bare,
        };
        (InRegex, _regexBackslash, _regexLiteral) = (Place is not (PromQlPlace.Bare or PromQlPlace.Comment) && _afterRegexOperator, false, false);

        // Spaces and comments may stand between the operator and its string.
        if (Place != PromQlPlace.Comment && !char.IsWhiteSpace(c))
        {
            _afterRegexOperator = c == '~' && _last is ('=' or '!');
        }

        _last = c;
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
        else if (c == '\\' && Place != PromQlPlace.Raw)
        {
            _afterBackslash = true;
        }
        else if (c == '\n' && Place != PromQlPlace.Raw)
        {
            Error ??= "a string is not ended on its line";
        }
        else if (c == Quote)
        {
            (Place, InRegex, _last) = (PromQlPlace.Bare, false, c);
        }
        else
        {
            Take(c);
        }
    }

    private char Quote => Place switch
    {
        PromQlPlace.DoubleQuoted => '"',
        PromQlPlace.SingleQuoted => '\'',
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
            Error ??= $"\\{c} is no escape sequence in a string";
        }

        Take(c == '\\' ? c : '\0');
    }

    private void ReadEscapeDigit(char c)
    {
        if (!int.TryParse([c], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var digit) || digit >= _escapeBase)
        {
            Error ??= "an escape sequence in a string lacks digits";
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
