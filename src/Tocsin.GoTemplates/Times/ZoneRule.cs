using System.Globalization;
using System.Text.RegularExpressions;

namespace Tocsin.GoTemplates.Times;

/// <summary>The rule at the end of a file of the time zone database, such as <c>CET-1CEST,M3.5.0,M10.5.0/3</c>: POSIX's form of the variable TZ.</summary>
internal sealed partial class ZoneRule
{
    private readonly Zone _standard;
    private readonly Zone? _daylight;
    private readonly YearlyMoment _start;
    private readonly YearlyMoment _end;

    private ZoneRule(Zone standard, Zone? daylight, YearlyMoment start, YearlyMoment end)
    {
        (_standard, _daylight, _start, _end) = (standard, daylight, start, end);
    }

    /// <returns>Null where there is no rule or it can't be read.</returns>
    public static ZoneRule? Parse(string text)
    {
        if (Syntax().Match(text) is not { Success: true } match)
        {
            return null;
        }

        // POSIX counts hours west of Greenwich.
        var standard = new Zone(match.Groups["std"].Value.Trim('<', '>'), -Seconds(match.Groups["stdOffset"].Value), IsDaylight: false);
        if (!match.Groups["dst"].Success)
        {
            return new ZoneRule(standard, null, default, default);
        }

        var offset = match.Groups["dstOffset"] is { Success: true, Value: var written } ? -Seconds(written) : standard.Offset + 3600;
        var daylight = new Zone(match.Groups["dst"].Value.Trim('<', '>'), offset, IsDaylight: true);
        return new ZoneRule(standard, daylight, Moment(match, "start", "M3.2.0"), Moment(match, "end", "M11.1.0"));
    }

    /// <param name="unixSeconds">The time asked for.</param>
    /// <param name="since">When the rule begins.</param>
    public Zone ZoneAt(long unixSeconds, long since)
    {
        if (_daylight is not { } daylight)
        {
            return _standard with { Start = since };
        }

        var year = CivilDate.FromDays(CivilDate.FloorDiv(unixSeconds + GoTime.UnixEpoch, 86_400)).Year;
        var (first, second) = (_start.UnixSeconds(year, _standard.Offset), _end.UnixSeconds(year, daylight.Offset));
        var (outside, inside) = (_standard, daylight);
        if (second < first)
        {
            // On the southern half of the globe summer is around the turn of the year.
            (first, second, outside, inside) = (second, first, inside, outside);
        }

        return unixSeconds < first ? outside with { Start = (new CivilDate(year, 1, 1).Days * 86_400) - GoTime.UnixEpoch, End = first }
            : unixSeconds < second ? inside with { Start = first, End = second }
            : outside with { Start = second, End = (new CivilDate(year, 12, 32).Days * 86_400) - GoTime.UnixEpoch };
    }

    private static YearlyMoment Moment(Match match, string name, string otherwise) =>
        YearlyMoment.Parse(match.Groups[name] is { Success: true, Value: var day } ? day : otherwise, match.Groups[name + "Time"] is { Success: true, Value: var time } ? Seconds(time) : 7200);

    private static int Seconds(string time)
    {
        var parts = time.TrimStart('+', '-').Split(':');
        var seconds = 0;
        for (var i = 0; i < 3; i++)
        {
            seconds = (seconds * 60) + (i < parts.Length ? int.Parse(parts[i], CultureInfo.InvariantCulture) : 0);
        }

        return time.StartsWith('-') ? -seconds : seconds;
    }

    [GeneratedRegex(
        """
        ^(?<std>[A-Za-z]{3,}|<[A-Za-z0-9+-]+>)(?<stdOffset>[+-]?\d{1,3}(:\d\d){0,2})
        ((?<dst>[A-Za-z]{3,}|<[A-Za-z0-9+-]+>)(?<dstOffset>[+-]?\d{1,3}(:\d\d){0,2})?
        ([,;](?<start>J?\d{1,3}|M(1[0-2]|[1-9])\.[1-5]\.[0-6])(/(?<startTime>[+-]?\d{1,3}(:\d\d){0,2}))?,(?<end>J?\d{1,3}|M(1[0-2]|[1-9])\.[1-5]\.[0-6])(/(?<endTime>[+-]?\d{1,3}(:\d\d){0,2}))?)?)?$
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Syntax();
}
