namespace Tocsin.GoTemplates.Formatting;

internal ref partial struct Printer
{
    private readonly void Text(object value, string text, int verb)
    {
        switch (verb)
        {
            case 'v' when Flags.SharpV:
            case 'q':
                QuotedText(text);
                break;
            case 'v' or 's':
                PlainText(text);
                break;
            case 'x' or 'X':
                HexadecimalText(text, verb == 'X');
                break;
            default:
                BadVerb(value, verb);
                break;
        }
    }

    private readonly void PlainText(string text)
    {
        var start = _text.Length;
        _text.Append(Shortened(text));
        Pad(start);
    }

    /// <summary>Shortens and pads text that was written already.</summary>
    private readonly void FitText(int start)
    {
        _text.Truncate(start + Shortened(_text.Written[start..]).Length);
        Pad(start);
    }

    private readonly void QuotedText(string text)
    {
        var start = _text.Length;
        var shortened = Shortened(text);
        if (Flags.Sharp && GoFormat.CanBackquote(shortened))
        {
            _text.Append('`');
            _text.Append(shortened);
            _text.Append('`');
        }
        else
        {
            Quoting.Append(_text, shortened, '"', Flags.Plus);
        }

        Pad(start);
    }

    /// <summary>The text's UTF-8 bytes; the precision counts bytes here.</summary>
    private readonly void HexadecimalText(string text, bool upper)
    {
        var (start, left) = (_text.Length, Flags.Precision < 0 ? int.MaxValue : Flags.Precision);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            var encoded = bytes[..Math.Min(left, rune.EncodeToUtf8(bytes))];
            foreach (var b in encoded)
            {
                HexadecimalByte(b, isFirst: _text.Length == start, upper);
            }

            left -= encoded.Length;
            if (left == 0)
            {
                break;
            }
        }

        Pad(start);
    }

    private readonly void HexadecimalByte(byte value, bool isFirst, bool upper)
    {
        if (Flags.Space && !isFirst)
        {
            _text.Append(' ');
        }

        if (Flags.Sharp && (Flags.Space || isFirst))
        {
            _text.Append('0');
            _text.Append(upper ? 'X' : 'x');
        }

        _text.Append(Digit((uint)value >> 4, upper));
        _text.Append(Digit(value & 15u, upper));
    }

    private readonly ReadOnlySpan<char> Shortened(ReadOnlySpan<char> text)
    {
        if (Flags.Precision < 0 || text.Length <= Flags.Precision)
        {
            return text;
        }

        var (left, length) = (Flags.Precision, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (left-- == 0)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return text[..length];
    }

    private static char Digit(ulong value, bool upper) => (upper ? "0123456789ABCDEF" : "0123456789abcdef")[(int)value];
}
