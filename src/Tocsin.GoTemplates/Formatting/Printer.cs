using System.Numerics;
using System.Text;

namespace Tocsin.GoTemplates.Formatting;

/// <summary>Prints values by one verb and its flags. The other parts hold the verbs by kind of value.</summary>
internal ref partial struct Printer(BoundedText text, GoTypes types)
{
    private readonly BoundedText _text = text;
    private readonly GoTypes _types = types;
    private int _depth;

    // In an error's text values print without their String methods.
    private bool _isError;

    public FormatFlags Flags = new();

    /// <summary>Whether a pointer at the top prints as what it points to.</summary>
    public bool FollowsPointer { get; init; }

    /// <summary>Prints an argument of the caller's.</summary>
    public void Print(object? value, int verb)
    {
        if (value is null)
        {
            PrintNil(verb);
        }
        else if (verb == 'T')
        {
            PlainText(_types.Of(value).Name);
        }
        else if (verb == 'p')
        {
            Pointer(value, _types.Of(value), verb);
        }
        else
        {
            PrintValue(value, verb);
        }
    }

    private readonly void PrintNil(int verb)
    {
        if (verb == 'v')
        {
            var start = _text.Length;
            _text.Append("<nil>");
            Pad(start);
        }
        else if (verb == 'T')
        {
            PrintNil('v');
        }
        else
        {
            BadVerb(null, verb);
        }
    }

    private void PrintValue(object value, int verb)
    {
        if (verb == 'w')
        {
            // It belongs to Errorf alone.
            BadVerb(value, verb);
            return;
        }

        switch (value)
        {
            case string s:
                Text(s, s, verb);
                break;
            case int i:
                Integer(value, (ulong)i, isSigned: true, verb);
                break;
            case long i:
                Integer(value, (ulong)i, isSigned: true, verb);
                break;
            case bool b:
                Boolean(b, verb);
                break;
            case double d:
                Float(value, d, verb);
                break;
            default:
                PrintDeclared(value, _types.Of(value), verb);
                break;
        }
    }

    private void PrintDeclared(object value, GoType type, int verb)
    {
        if (PrintByMethod(value, type, verb))
        {
            return;
        }

        if (GoNumber.TryInt(value, out var signed))
        {
            Integer(value, (ulong)signed, isSigned: true, verb);
        }
        else if (GoNumber.TryUint(value, out var unsigned))
        {
            Integer(value, unsigned, isSigned: false, verb);
        }
        else if (GoNumber.TryFloat(value, out var real))
        {
            Float(value, real, verb);
        }
        else if (value is Complex complex)
        {
            PrintComplex(complex, verb);
        }
        else if (type.Kind == GoKind.String)
        {
            Text(value, value.ToString() ?? "", verb);
        }
        else
        {
            Composite(value, type, verb);
        }
    }

    /// <summary>Through <c>GoString</c> or <c>String</c>, where the type has it and the verb lets it.</summary>
    private readonly bool PrintByMethod(object value, GoType type, int verb)
    {
        if (_isError)
        {
            return false;
        }

        if (Flags.SharpV)
        {
            if (value is GoTime time)
            {
                PlainText(time.ToGoString());
            }

            return value is GoTime;
        }

        if (type.Stringer is not { } stringer || verb is not ('v' or 's' or 'x' or 'X' or 'q'))
        {
            return false;
        }

        var start = _text.Length;
        stringer(value, _text);
        if (verb is 'x' or 'X' or 'q')
        {
            var written = _text.Written[start..].ToString();
            _text.Truncate(start);
            Text(value, written, verb);
        }
        else
        {
            FitText(start);
        }

        return true;
    }

    private readonly void Boolean(bool value, int verb)
    {
        if (verb is not ('t' or 'v'))
        {
            BadVerb(value, verb);
            return;
        }

        var start = _text.Length;
        _text.Append(value ? "true" : "false");
        Pad(start);
    }

    /// <summary><c>%!verb(type=value)</c></summary>
    private readonly void BadVerb(object? value, int verb)
    {
        var error = this;
        error._isError = true;
        _text.Append("%!");
        AppendRune(verb);
        _text.Append('(');
        if (value is null)
        {
            _text.Append("<nil>");
        }
        else
        {
            _text.Append(_types.Of(value).Name);
            _text.Append('=');
            error.PrintValue(value, 'v');
        }

        _text.Append(')');
    }

    private readonly void AppendRune(int rune) => Quoting.Append(_text, Rune.IsValid(rune) ? new Rune(rune) : Rune.ReplacementChar);

    /// <summary>Pads what was written from <paramref name="start"/> on to the width.</summary>
    private readonly void Pad(int start, bool withZeros = true)
    {
        var missing = Flags.Width <= 0 ? 0 : Flags.Width - RuneCount(_text.Written[start..]);
        if (missing <= 0)
        {
            return;
        }

        _text.Insert(Flags.Minus ? _text.Length : start, withZeros && Flags.PadsWithZeros ? '0' : ' ', missing);
    }

    private static int RuneCount(ReadOnlySpan<char> text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i - 1], text[i]))
            {
                count--;
            }
        }

        return count;
    }
}
