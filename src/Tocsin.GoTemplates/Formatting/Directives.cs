using System.Text;

namespace Tocsin.GoTemplates.Formatting;

/// <summary>Reads a format of <c>Printf</c> and prints its arguments.</summary>
internal ref partial struct Directives(BoundedText text, string format, ReadOnlySpan<object?> args, GoTypes types)
{
    private readonly BoundedText _text = text;
    private readonly ReadOnlySpan<char> _format = format;
    private readonly ReadOnlySpan<object?> _args = args;
    private readonly GoTypes _types = types;
    private Printer _printer = new(text, types);
    private int _position;
    private int _next;
    private bool _isReordered;
    private bool _isGoodIndex;

    // Whether an index such as [3] has just been read: a width may not follow it.
    private bool _afterIndex;

    public void Run()
    {
        while (_position < _format.Length)
        {
            var rest = _format[_position..];
            var literal = rest.IndexOf('%') is >= 0 and var percent ? rest[..percent] : rest;
            _text.Append(literal);
            _position += literal.Length + 1;
            if (literal.Length < rest.Length)
            {
                Directive();
            }
        }

        if (!_isReordered && _next < _args.Length)
        {
            Extra();
        }
    }

    private void Directive()
    {
        (_printer.Flags, _isGoodIndex) = (new FormatFlags(), true);
        ReadFlags();
        ReadIndex();
        ReadWidth();
        ReadPrecision();
        if (!_afterIndex)
        {
            ReadIndex();
        }

        if (_position >= _format.Length)
        {
            _text.Append("%!(NOVERB)");
            return;
        }

        Rune.DecodeFromUtf16(_format[_position..], out var verb, out var length);
        _position += length;
        Print(verb);
    }

    private void Print(Rune verb)
    {
        if (verb.Value == '%')
        {
            _text.Append('%');
        }
        else if (!_isGoodIndex || _next >= _args.Length)
        {
            _text.Append("%!");
            Quoting.Append(_text, verb);
            _text.Append(_isGoodIndex ? "(MISSING)" : "(BADINDEX)");
        }
        else
        {
            if (verb.Value is 'v' or 'w')
            {
                _printer.Flags.MarkValueVerb();
            }

            _printer.Print(_args[_next++], verb.Value);
        }
    }

    private void ReadFlags()
    {
        for (; _position < _format.Length; _position++)
        {
            switch (_format[_position])
            {
                case '#':
                    _printer.Flags.Sharp = true;
                    break;
                case '0':
                    _printer.Flags.Zero = true;
                    break;
                case '+':
                    _printer.Flags.Plus = true;
                    break;
                case '-':
                    _printer.Flags.Minus = true;
                    break;
                case ' ':
                    _printer.Flags.Space = true;
                    break;
                default:
                    return;
            }
        }
    }

    private void Extra()
    {
        _printer.Flags = new FormatFlags();
        _text.Append("%!(EXTRA ");
        for (var i = _next; i < _args.Length; i++)
        {
            if (i > _next)
            {
                _text.Append(", ");
            }

            if (_args[i] is { } arg)
            {
                _text.Append(_types.Of(arg).Name);
                _text.Append('=');
            }

            _printer.Print(_args[i], 'v');
        }

        _text.Append(')');
    }
}
