using System.Globalization;
using Tocsin.GoTemplates.Formatting;

namespace Tocsin.GoTemplates.Times;

/// <summary>What Go's package time gives, with the local time zone UTC.</summary>
public class TimeTableTests
{
    [Fact]
    public void Every_row_of_the_table_gives_what_Go_gives()
    {
        Assert.SkipUnless(
            File.Exists("/usr/share/zoneinfo/Europe/Berlin") || Environment.GetEnvironmentVariable("CI") == "true",
            "This machine has no time zone database.");

        TableRows.AssertAll<Row>("times.jsonl", r => r.Text, Result);
    }

    private static string Result(Row row)
    {
        try
        {
            return Result(row.What, row.Args);
        }
        catch (GoFunctionException e)
        {
            return "E " + e.Message;
        }
    }

    private static string Result(string what, string[] args) => what switch
    {
        "format" => Time(args).Format(args[3]),
        "string" => Time(args).ToString(),
        "parts" => Parts(Time(args)),
        "adddate" => Time(args).AddDate(Number(args[3]), Number(args[4]), Number(args[5])).ToString(),
        "round" => Time(args).Round(Duration(args[3])).ToString(),
        "truncate" => Time(args).Truncate(Duration(args[3])).ToString(),
        "add" => Time(args).Add(Duration(args[3])).ToString(),
        "sub" => Difference(Time(args), GoTime.FromUnix(Number(args[3]), Number(args[4]))),
        "json" => Json(Time(args)),
        "date" => Date(args),
        "parse" => LayoutParser.Parse(args[0], args[1]).Time(GoLocation.Utc, GoLocation.Utc).ToString(),
        "parsein" => GoTime.Parse(args[0], args[1], GoLocation.Load("Europe/Berlin")).ToString(),
        "pdur" => GoDuration.Parse(args[0]).Nanoseconds.ToString(CultureInfo.InvariantCulture),
        "dur" => Duration(args[0]).ToString(),
        "durx" => Parts(Duration(args[0]), Duration(args[1])),
        _ => throw new ArgumentException(what),
    };

    private static GoTime Time(string[] args) => GoTime.FromUnix(Number(args[0]), Number(args[1])).In(args[2]);

    private static GoDuration Duration(string nanoseconds) => new(Number(nanoseconds));

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static string Date(string[] args)
    {
        var n = Array.ConvertAll(args[..7], Number);
        return GoTime.Date(n[0], n[1], n[2], n[3], n[4], n[5], n[6], GoLocation.Load(args[7])).ToString();
    }

    private static string Parts(GoTime time) => Sprint(
        Members.Of(time, "Year", "Month", "Day", "Hour", "Minute", "Second", "Nanosecond", "Weekday", "YearDay", "Unix", "UnixMilli", "UnixMicro", "IsDST", "IsZero"));

    private static string Parts(GoDuration duration, GoDuration unit) => Sprint(
        [
            .. Members.Of(duration, "Hours", "Minutes", "Seconds", "Milliseconds", "Microseconds"),
            duration.Abs().Nanoseconds,
            duration.Round(unit).Nanoseconds,
            duration.Truncate(unit).Nanoseconds,
        ]);

    private static string Difference(GoTime time, GoTime other) => Sprint([time.Sub(other).Nanoseconds, time.Before(other), time.After(other)]);

    private static string Sprint(object?[] values)
    {
        using var text = new BoundedText();
        GoFormat.Sprint(text, values, GoTypes.Basic);
        return text.ToString();
    }

    private static string Json(GoTime time)
    {
        using var text = new BoundedText();
        GoJson.Write(text, time, GoTypes.Basic);
        return text.ToString();
    }

    private sealed record Row(string What, string[] Args, string Text);
}
