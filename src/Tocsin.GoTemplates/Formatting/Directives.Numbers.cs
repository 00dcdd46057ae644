namespace Tocsin.GoTemplates.Formatting;

internal ref partial struct Directives
{
    /// <summary>Go takes no greater widths, precisions and argument indexes.</summary>
    private const int Largest = 1_000_000;

    private void ReadWidth()
    {
        if (Peek() != '*')
        {
            _printer.Flags.Width = ReadNumber();
            _isGoodIndex &= !_afterIndex || _printer.Flags.Width < 0;
            return;
        }

        _position++;
        _afterIndex = false;
        if (!TryArgument(out var width))
        {
            _text.Append("%!(BADWIDTH)");
            return;
        }

        _printer.Flags.Width = Math.Abs(width);
        _printer.Flags.Minus |= width < 0;
    }

    private void ReadPrecision()
    {
        if (Peek() != '.' || _position + 1 >= _format.Length)
        {
            return;
        }

        _position++;
        _isGoodIndex &= !_afterIndex;
        ReadIndex();
        if (Peek() != '*')
        {
            _printer.Flags.Precision = Math.Max(0, ReadNumber());
            return;
        }

        _position++;
        _afterIndex = false;
        if (TryArgument(out var precision) && precision >= 0)
        {
            _printer.Flags.Precision = precision;
        }
        else
        {
            _text.Append("%!(BADPREC)");
        }
    }

    /// <summary>A width or precision that is an argument.</summary>
    private bool TryArgument(out int number)
    {
        number = 0;
        if (_next >= _args.Length)
        {
            return false;
        }

        var arg = _args[_next++];
        var value = 0L;
        if (arg is null || !(GoNumber.TryInt(arg, out value) || (GoNumber.TryUint(arg, out var unsigned) && (value = (long)unsigned) >= 0)) || value is > Largest or < -Largest)
        {
            return false;
        }

        number = (int)value;
        return true;
    }

    /// <summary>An index such as <c>[3]</c>, if one stands here: the argument to print next.</summary>
    private void ReadIndex()
    {
        _afterIndex = false;
        if (Peek() != '[')
        {
            return;
        }

        _isReordered = true;
        var rest = _format[_position..];
        var length = rest.IndexOf(']');
        if (length < 0 || rest.Length < 3)
        {
            _isGoodIndex = false;
            _position++;
            return;
        }

        var end = _position + length;
        _position++;
        var index = ReadNumber(end);
        _afterIndex = index >= 0 && _position == end;
        _position = end + 1;
        if (_afterIndex && index > 0 && index <= _args.Length)
        {
            _next = index - 1;
        }
        else
        {
            _isGoodIndex = false;
        }
    }

    private readonly char Peek() => _position < _format.Length ? _format[_position] : '\0';

    private int ReadNumber() => ReadNumber(_format.Length);

    /// <returns>-1 where no number stands here, or one that is too large: then everything up to the end is skipped.</returns>
    private int ReadNumber(int end)
    {
        var number = -1;
        for (; _position < end && char.IsAsciiDigit(_format[_position]); _position++)
        {
            if (number > Largest)
            {
                _position = end;
                return -1;
            }

            number = (Math.Max(0, number) * 10) + (_format[_position] - '0');
        }

        return number;
    }
}
