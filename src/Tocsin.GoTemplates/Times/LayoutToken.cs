namespace Tocsin.GoTemplates.Times;

/// <summary>The next element of a layout: where it stands and what it is.</summary>
internal readonly ref struct LayoutToken
{
    // Longer ones before those that they begin with.
    private static readonly (string Text, LayoutElement Element)[] _elements =
    [
        ("January", LayoutElement.LongMonth),
        ("Jan", LayoutElement.Month),
        ("Monday", LayoutElement.LongWeekday),
        ("Mon", LayoutElement.Weekday),
        ("MST", LayoutElement.ZoneName),
        ("002", LayoutElement.ZeroYearDay),
        ("01", LayoutElement.ZeroMonth),
        ("02", LayoutElement.ZeroDay),
        ("03", LayoutElement.ZeroHour12),
        ("04", LayoutElement.ZeroMinute),
        ("05", LayoutElement.ZeroSecond),
        ("06", LayoutElement.Year),
        ("15", LayoutElement.Hour),
        ("1", LayoutElement.NumericMonth),
        ("2006", LayoutElement.LongYear),
        ("2", LayoutElement.Day),
        ("__2", LayoutElement.UnderYearDay),
        ("_2", LayoutElement.UnderDay),
        ("3", LayoutElement.Hour12),
        ("4", LayoutElement.Minute),
        ("5", LayoutElement.Second),
        ("PM", LayoutElement.UpperPm),
        ("pm", LayoutElement.LowerPm),
        ("-070000", LayoutElement.Offset),
        ("-07:00:00", LayoutElement.Offset),
        ("-0700", LayoutElement.Offset),
        ("-07:00", LayoutElement.Offset),
        ("-07", LayoutElement.Offset),
        ("Z070000", LayoutElement.Offset),
        ("Z07:00:00", LayoutElement.Offset),
        ("Z0700", LayoutElement.Offset),
        ("Z07:00", LayoutElement.Offset),
        ("Z07", LayoutElement.Offset),
    ];

    private LayoutToken(ReadOnlySpan<char> layout, int start, int length, LayoutElement element)
    {
        Prefix = layout[..start];
        Text = layout.Slice(start, length);
        Rest = layout[(start + length)..];
        Element = element;
    }

    /// <summary>Text before the element.</summary>
    public ReadOnlySpan<char> Prefix { get; }

    /// <summary>The element as written.</summary>
    public ReadOnlySpan<char> Text { get; }

    public ReadOnlySpan<char> Rest { get; }

    public LayoutElement Element { get; }

    public static LayoutToken Next(ReadOnlySpan<char> layout)
    {
        for (var i = 0; i < layout.Length; i++)
        {
            var rest = layout[i..];
            if (rest[0] is '.' or ',')
            {
                if (FractionLength(rest) is > 0 and var length)
                {
                    return new LayoutToken(layout, i, length, rest[1] == '0' ? LayoutElement.Fraction : LayoutElement.TrimmedFraction);
                }
            }
            else if (rest[0] is '_' && rest.StartsWith("_2006"))
            {
                // The underscore stands for itself here.
                return new LayoutToken(layout, i + 1, 4, LayoutElement.LongYear);
            }
            else if (rest[0] is (>= '0' and <= '5') or 'J' or 'M' or 'P' or 'p' or '-' or 'Z' or '_' && Find(rest) is { Length: > 0 } found)
            {
                return new LayoutToken(layout, i, found.Length, found.Element);
            }
        }

        return new LayoutToken(layout, layout.Length, 0, LayoutElement.None);
    }

    private static (int Length, LayoutElement Element) Find(ReadOnlySpan<char> text)
    {
        foreach (var (name, element) in _elements)
        {
            // Month and Jane are words of their own.
            if (text.StartsWith(name) && !(element is LayoutElement.Month or LayoutElement.Weekday && text.Length > 3 && char.IsAsciiLetterLower(text[3])))
            {
                return (name.Length, element);
            }
        }

        return default;
    }

    /// <summary>A point or comma and zeros or nines that no other digit follows.</summary>
    private static int FractionLength(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || text[1] is not ('0' or '9'))
        {
            return 0;
        }

        var end = text[1..].IndexOfAnyExcept(text[1]);
        return end < 0 ? text.Length : char.IsAsciiDigit(text[end + 1]) ? 0 : end + 1;
    }
}
