namespace Tocsin.GoTemplates.Times;

internal ref partial struct LayoutParser
{
    private bool ReadYear(LayoutElement element)
    {
        var length = element == LayoutElement.LongYear ? 4 : 2;
        if (_rest.Length < length || (length == 4 && !char.IsAsciiDigit(_rest[0])) || !TryNumber(_rest[..length], out var year))
        {
            return false;
        }

        _rest = _rest[length..];
        _time.Year = length == 4 ? year : year >= 69 ? year + 1900 : year + 2000;
        return true;
    }

    /// <param name="names">What to look for, in any case.</param>
    /// <param name="length">How many letters of each; 0 for all.</param>
    /// <param name="number">From 1.</param>
    private bool ReadName(string[] names, int length, out int number)
    {
        for (number = 1; number <= names.Length; number++)
        {
            var name = length == 0 ? names[number - 1] : names[number - 1].AsSpan(0, length);
            if (_rest.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                _rest = _rest[name.Length..];
                return true;
            }
        }

        return false;
    }

    private bool ReadDay(LayoutElement element)
    {
        if (element == LayoutElement.UnderDay && _rest.StartsWith(' '))
        {
            _rest = _rest[1..];
        }

        return ReadNumber(element == LayoutElement.ZeroDay, out _time.Day);
    }

    private bool ReadYearDay(LayoutElement element)
    {
        for (var i = 0; i < 2 && element == LayoutElement.UnderYearDay && _rest.StartsWith(' '); i++)
        {
            _rest = _rest[1..];
        }

        var digits = Math.Min(3, DigitCount(_rest));
        if (digits == 0 || (element == LayoutElement.ZeroYearDay && digits < 3))
        {
            return false;
        }

        _ = TryNumber(_rest[..digits], out _time.YearDay);
        _rest = _rest[digits..];
        return true;
    }

    private bool ReadSecond(LayoutElement element, ReadOnlySpan<char> layout)
    {
        if (!ReadNumber(element == LayoutElement.ZeroSecond, out _time.Second))
        {
            return false;
        }

        if (_time.Second >= 60)
        {
            return Check(false, "second");
        }

        // A fraction may follow even where the layout has none.
        return !StartsWithFraction() || LayoutToken.Next(layout).Element is LayoutElement.Fraction or LayoutElement.TrimmedFraction || ReadFraction(FractionLength());
    }

    private readonly bool StartsWithFraction() => _rest.Length >= 2 && _rest[0] is '.' or ',' && char.IsAsciiDigit(_rest[1]);

    private readonly int FractionLength() => 1 + DigitCount(_rest[1..]);

    /// <param name="length">With its point or comma; what goes beyond nanoseconds is cut off.</param>
    private bool ReadFraction(int length)
    {
        var digits = _rest[1..Math.Min(length, 10)];
        if (_rest[0] is not ('.' or ',') || !TryNumber(digits, out var number))
        {
            return false;
        }

        if (number < 0)
        {
            return Check(false, "fractional second");
        }

        for (var i = digits.Length; i < 9; i++)
        {
            number *= 10;
        }

        _time.Nanosecond = number;
        _rest = _rest[length..];
        return true;
    }

    private bool ReadHalf(string morning, string afternoon)
    {
        _time.IsMorning |= _rest.StartsWith(morning);
        _time.IsAfternoon |= _rest.StartsWith(afternoon);
        if (!_rest.StartsWith(morning) && !_rest.StartsWith(afternoon))
        {
            return false;
        }

        _rest = _rest[2..];
        return true;
    }
}
