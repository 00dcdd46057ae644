namespace Tocsin.GoTemplates.Times;

/// <summary>Reads a time by a layout, as Go's <c>time.Parse</c>.</summary>
internal ref partial struct LayoutParser(string layout, string value)
{
    private readonly string _layout = layout;
    private readonly string _value = value;
    private ReadOnlySpan<char> _rest = value;
    private readonly ParsedTime _time = new();

    // What is out of range, if anything.
    private string? _outOfRange;

    public static ParsedTime Parse(string layout, string value) => new LayoutParser(layout, value).Parse();

    private ParsedTime Parse()
    {
        var layout = _layout.AsSpan();
        while (true)
        {
            var token = LayoutToken.Next(layout);
            if (!SkipLiteral(token.Prefix))
            {
                throw TimeError.Mismatch(_layout, _value, token.Prefix, _rest);
            }

            if (token.Element == LayoutElement.None)
            {
                break;
            }

            var hold = _rest;
            layout = token.Rest;
            var isRead = Read(token, layout);
            if (_outOfRange is not null)
            {
                throw TimeError.Invalid(_value, _outOfRange + " out of range");
            }

            if (!isRead)
            {
                throw TimeError.Mismatch(_layout, _value, token.Text, hold);
            }
        }

        if (!_rest.IsEmpty)
        {
            throw TimeError.Invalid(_value, "extra text: " + TimeError.Quote(_rest));
        }

        return _time.Completed() is { } problem ? throw TimeError.Invalid(_value, problem) : _time;
    }

    /// <summary>Runs of spaces are all alike.</summary>
    private bool SkipLiteral(ReadOnlySpan<char> literal)
    {
        while (!literal.IsEmpty)
        {
            if (literal[0] == ' ')
            {
                if (!_rest.IsEmpty && _rest[0] != ' ')
                {
                    return false;
                }

                literal = literal.TrimStart(' ');
                _rest = _rest.TrimStart(' ');
                continue;
            }

            if (_rest.IsEmpty || _rest[0] != literal[0])
            {
                return false;
            }

            literal = literal[1..];
            _rest = _rest[1..];
        }

        return true;
    }

    private bool Read(LayoutToken token, ReadOnlySpan<char> layout) => token.Element switch
    {
        LayoutElement.Year or LayoutElement.LongYear => ReadYear(token.Element),
        LayoutElement.Month => ReadName(GoMonth.Names, 3, out _time.Month),
        LayoutElement.LongMonth => ReadName(GoMonth.Names, 0, out _time.Month),
        LayoutElement.NumericMonth or LayoutElement.ZeroMonth => ReadNumber(token.Element == LayoutElement.ZeroMonth, out _time.Month) && Check(_time.Month is >= 1 and <= 12, "month"),
        LayoutElement.Weekday => ReadName(GoWeekday.Names, 3, out _),
        LayoutElement.LongWeekday => ReadName(GoWeekday.Names, 0, out _),
        LayoutElement.Day or LayoutElement.UnderDay or LayoutElement.ZeroDay => ReadDay(token.Element),
        LayoutElement.UnderYearDay or LayoutElement.ZeroYearDay => ReadYearDay(token.Element),
        LayoutElement.Hour => ReadNumber(false, out _time.Hour) && Check(_time.Hour < 24, "hour"),
        LayoutElement.Hour12 or LayoutElement.ZeroHour12 => ReadNumber(token.Element == LayoutElement.ZeroHour12, out _time.Hour) && Check(_time.Hour <= 12, "hour"),
        LayoutElement.Minute or LayoutElement.ZeroMinute => ReadNumber(token.Element == LayoutElement.ZeroMinute, out _time.Minute) && Check(_time.Minute < 60, "minute"),
        LayoutElement.Second or LayoutElement.ZeroSecond => ReadSecond(token.Element, layout),
        LayoutElement.UpperPm => ReadHalf("AM", "PM"),
        LayoutElement.LowerPm => ReadHalf("am", "pm"),
        LayoutElement.Offset => ReadOffset(token.Text),
        LayoutElement.ZoneName => ReadZoneName(),
        LayoutElement.Fraction => _rest.Length >= token.Text.Length && ReadFraction(token.Text.Length),
        _ => !StartsWithFraction() || ReadFraction(FractionLength()),
    };

    private bool Check(bool isInRange, string what)
    {
        _outOfRange = isInRange ? null : what;
        return true;
    }

    /// <summary>One or two digits, or exactly two.</summary>
    private bool ReadNumber(bool exact, out int number)
    {
        var digits = Math.Min(2, DigitCount(_rest));
        number = 0;
        if (digits == 0 || (exact && digits < 2))
        {
            return false;
        }

        _ = TryNumber(_rest[..digits], out number);
        _rest = _rest[digits..];
        return true;
    }

    private static int DigitCount(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : text.Length;

    /// <summary>Digits, of which there are at most nine, perhaps with a sign; none at all are zero.</summary>
    private static bool TryNumber(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        var digits = text.Length > 0 && text[0] is '+' or '-' ? text[1..] : text;
        foreach (var c in digits)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            number = (number * 10) + (c - '0');
        }

        number = text.StartsWith('-') ? -number : number;
        return true;
    }
}
