using System.Text;

namespace Tocsin.GoTemplates.Formatting;

internal ref partial struct Printer
{
    /// <param name="value">The value as it was given, for error texts.</param>
    /// <param name="bits">Its bits; of a negative number in two's complement.</param>
    /// <param name="isSigned">Whether they are a signed number.</param>
    /// <param name="verb">The verb.</param>
    private readonly void Integer(object value, ulong bits, bool isSigned, int verb)
    {
        switch (verb)
        {
            case 'v' when Flags.SharpV && !isSigned:
                Hexadecimal(bits, withPrefix: true);
                break;
            case 'v' or 'd':
                Digits(bits, 10, isSigned, verb);
                break;
            case 'b':
                Digits(bits, 2, isSigned, verb);
                break;
            case 'o' or 'O':
                Digits(bits, 8, isSigned, verb);
                break;
            case 'x' or 'X':
                Digits(bits, 16, isSigned, verb);
                break;
            case 'c' or 'q':
                Character(bits, quoted: verb == 'q');
                break;
            case 'U':
                CodePoint(bits);
                break;
            default:
                BadVerb(value, verb);
                break;
        }
    }

    private readonly void Hexadecimal(ulong bits, bool withPrefix)
    {
        var printer = this;
        printer.Flags.Sharp = withPrefix;
        printer.Digits(bits, 16, isSigned: false, 'v');
    }

    private readonly void Digits(ulong bits, uint numberBase, bool isSigned, int verb)
    {
        var start = _text.Length;
        var isNegative = isSigned && (long)bits < 0;
        if (Flags.Precision != 0 || bits != 0)
        {
            Span<char> buffer = stackalloc char[64];
            var digits = buffer[Fill(buffer, isNegative ? 0 - bits : bits, numberBase, verb == 'X')..];
            var sign = isNegative ? '-' : Flags.Plus ? '+' : Flags.Space ? ' ' : '\0';
            var zeros = Math.Max(0, LeastDigits(hasSign: sign != '\0') - digits.Length);
            if (sign != '\0')
            {
                _text.Append(sign);
            }

            Prefix(numberBase, verb, startsWithZero: zeros > 0 || digits[0] == '0');
            _text.Append('0', zeros);
            _text.Append(digits);
        }

        Pad(start, withZeros: false);
    }

    /// <summary>Zeros come from a precision or, without one, from the flag and the width.</summary>
    private readonly int LeastDigits(bool hasSign) =>
        Flags.Precision >= 0 ? Flags.Precision
        : Flags.PadsWithZeros && Flags.Width >= 0 ? Flags.Width - (hasSign ? 1 : 0)
        : 0;

    private readonly void Prefix(uint numberBase, int verb, bool startsWithZero)
    {
        if (verb == 'O')
        {
            _text.Append("0o");
        }

        if (!Flags.Sharp)
        {
            return;
        }

        _text.Append(numberBase switch
        {
            2 => "0b",
            8 => startsWithZero ? "" : "0",
            16 => verb == 'X' ? "0X" : "0x",
            _ => "",
        });
    }

    /// <returns>Where the digits begin in the buffer.</returns>
    private static int Fill(Span<char> buffer, ulong value, uint numberBase, bool upper)
    {
        var index = buffer.Length;
        do
        {
            buffer[--index] = Digit(value % numberBase, upper);
            value /= numberBase;
        }
        while (value != 0);

        return index;
    }

    private readonly void Character(ulong bits, bool quoted)
    {
        var (start, rune) = (_text.Length, bits <= 0x10FFFF && Rune.IsValid((int)bits) ? new Rune((int)bits) : Rune.ReplacementChar);
        if (quoted)
        {
            _text.Append('\'');
            Quoting.AppendRune(_text, rune, '\'', Flags.Plus);
            _text.Append('\'');
        }
        else
        {
            Quoting.Append(_text, rune);
        }

        Pad(start);
    }

    /// <summary><c>U+0078</c>, and with a sharp <c>U+0078 'x'</c>.</summary>
    private readonly void CodePoint(ulong bits)
    {
        var start = _text.Length;
        Span<char> buffer = stackalloc char[64];
        var digits = buffer[Fill(buffer, bits, 16, upper: true)..];
        _text.Append("U+");
        _text.Append('0', Math.Max(0, Math.Max(4, Flags.Precision) - digits.Length));
        _text.Append(digits);
        if (Flags.Sharp && bits <= 0x10FFFF && Rune.IsValid((int)bits) && Quoting.IsPrintable(new Rune((int)bits)))
        {
            _text.Append(" '");
            Quoting.Append(_text, new Rune((int)bits));
            _text.Append('\'');
        }

        Pad(start, withZeros: false);
    }
}
