using Tocsin.GoTemplates;
using Tocsin.GoTemplates.Times;

namespace Tocsin.Templating.Functions;

/// <summary>Functions on times and durations. Layouts are Go's: <c>2006-01-02 15:04:05 MST</c>.</summary>
internal static class TimeFunctions
{
    public static IReadOnlyDictionary<string, GoFunction> Create(TimeProvider time) => new Dictionary<string, GoFunction>
    {
        ["now"] = GoFunction.Of(() => Now(time)),
        ["since"] = GoFunction.Of<GoTime, GoDuration>(start => Now(time).Sub(start)),
        ["date"] = new GoFunction([GoTypes.String, GoTypes.Time], false, (call, args) => Format(call, (string)args[0]!, (GoTime)args[1]!)),
        ["tz"] = GoFunction.Of<string, GoTime, GoTime>((name, moment) => moment.In(name)),
        ["toDate"] = GoFunction.Of<string, string, GoTime>(ReadOrZero),
        ["mustToDate"] = GoFunction.Of<string, string, GoTime>((layout, text) => GoTime.Parse(layout, text, GoLocation.Utc)),
        ["humanizeDuration"] = new GoFunction([GoTypes.Interface], false, (call, args) => HumanDuration.Of(call, args[0])),
    };

    private static GoTime Now(TimeProvider time) => new GoTime(time.GetUtcNow()).In(GoLocation.Local);

    private static string Format(GoCall call, string layout, GoTime moment)
    {
        using var text = call.NewText();
        moment.Format(text, layout);
        return text.ToString();
    }

    private static GoTime ReadOrZero(string layout, string text)
    {
        try
        {
            return GoTime.Parse(layout, text, GoLocation.Utc);
        }
        catch (GoFunctionException)
        {
            return default;
        }
    }
}
