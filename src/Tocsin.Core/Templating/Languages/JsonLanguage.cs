using Tocsin.GoTemplates;
using Tocsin.GoTemplates.Formatting;

namespace Tocsin.Templating.Languages;

/// <summary>JSON. In a string a value is escaped; outside of one it is written as JSON itself: text with its quotes, numbers, lists and maps.</summary>
internal sealed class JsonLanguage : OutputLanguage<JsonLanguage.Place>
{
    private static readonly Escaper _inString = new("json string", static (call, value) => Write(call, Escaper.TextOf(call, value))[1..^1]);
    private static readonly Escaper _asValue = new("json", Write);

    private JsonLanguage()
        : base("JSON")
    {
    }

    internal enum Place : byte
    {
        Value,
        String,
        Escape,
    }

    public static OutputLanguage Instance { get; } = new JsonLanguage();

    protected override Place Advance(Place place, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            place = (place, c) switch
            {
                (Place.Value, '"') => Place.String,
                (Place.String, '"') => Place.Value,
                (Place.String, '\\') => Place.Escape,
                (Place.Escape, _) => Place.String,
                _ => place,
            };
        }

        return place;
    }

    protected override ValueRule<Place> ValueAt(Place place) => place switch
    {
        Place.Value => Escaped(place, _asValue),
        Place.String => Escaped(place, _inString),
        _ => Refused("stands right after a backslash, which would take a part of the value for its own"),
    };

    protected override string? EndProblem(Place place) => place == Place.Value ? null : "a string is not ended";

    private static string Write(GoCall call, object? value)
    {
        using var text = call.NewText();
        GoJson.Write(text, value is AbsentValue ? "" : value, call.Types);
        return text.ToString();
    }
}
