namespace Tocsin.GoTemplates.Times;

/// <summary>Abbreviations of time zones in a text: CET, WITA, GMT+3, +03.</summary>
internal static class ZoneName
{
    /// <returns>How long the abbreviation at the text's beginning is; 0 where there is none.</returns>
    public static int Length(ReadOnlySpan<char> text)
    {
        if (text.Length < 3)
        {
            return 0;
        }

        if (text.StartsWith("ChST") || text.StartsWith("MeST"))
        {
            // No others have small letters.
            return 4;
        }

        if (text.StartsWith("GMT"))
        {
            return 3 + OffsetLength(text[3..]);
        }

        if (text[0] is '+' or '-')
        {
            return OffsetLength(text);
        }

        var letters = text.IndexOfAnyExceptInRange('A', 'Z') is >= 0 and var end ? end : text.Length;
        return letters switch
        {
            5 when text[4] == 'T' => 5,
            4 when text[3] == 'T' || text.StartsWith("WITA") => 4,
            3 => 3,
            _ => 0,
        };
    }

    /// <summary>The hours of an offset such as <c>+3</c>; 0 where there are none.</summary>
    public static int Hours(ReadOnlySpan<char> offset)
    {
        var hours = 0;
        foreach (var c in offset.TrimStart("+-"))
        {
            hours = Math.Min((hours * 10) + (c - '0'), 24);
        }

        return offset.StartsWith('-') ? -hours : hours;
    }

    /// <summary>A sign and a number of hours up to 23.</summary>
    private static int OffsetLength(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] is not ('+' or '-'))
        {
            return 0;
        }

        var digits = text[1..].IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : text.Length - 1;
        return digits == 0 || Hours(text[..(digits + 1)]) is > 23 or < -23 ? 0 : digits + 1;
    }
}
