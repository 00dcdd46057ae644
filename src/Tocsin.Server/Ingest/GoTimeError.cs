namespace Tocsin.Server.Ingest;

/// <summary>
/// What Alertmanager's API says of a time that it cannot read: the complaint about the last of the layouts it tries, a date alone.
/// </summary>
internal static class GoTimeError
{
    private const string Layout = "2006-01-02";

    public static string Of(string text)
    {
        var quoted = UpstreamText.GoQuote(text);
        if (Mismatch(text) is var at && at < Layout.Length)
        {
            var (from, element) = ElementAt(at);
            return $"parsing time {quoted} as \"{Layout}\": cannot parse {UpstreamText.GoQuote(text[Math.Min(from, text.Length)..])} as \"{element}\"";
        }

        if (Number(text, 5) is 0 or > 12)
        {
            return $"parsing time {quoted}: month out of range";
        }

        return text.Length > Layout.Length
            ? $"parsing time {quoted}: extra text: {UpstreamText.GoQuote(text[Layout.Length..])}"
            : $"parsing time {quoted}: day out of range";
    }

    private static int Mismatch(string text)
    {
        for (var i = 0; i < Layout.Length; i++)
        {
            if (i >= text.Length || (i is 4 or 7 ? text[i] != '-' : !char.IsAsciiDigit(text[i])))
            {
                return i;
            }
        }

        return Layout.Length;
    }

    private static (int From, string Element) ElementAt(int at) => at switch
    {
        < 4 => (0, "2006"),
        4 => (4, "-"),
        < 7 => (5, "01"),
        7 => (7, "-"),
        _ => (8, "02"),
    };

    private static int Number(string text, int from) => ((text[from] - '0') * 10) + text[from + 1] - '0';
}
