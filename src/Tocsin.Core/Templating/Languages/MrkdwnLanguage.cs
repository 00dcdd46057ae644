using Tocsin.GoTemplates;

namespace Tocsin.Templating.Languages;

/// <summary>
/// Slack's mrkdwn. In a value <c>&amp; &lt; &gt;</c> are escaped, so that it makes no mention and no link. The template's own text may hold both, and a value
/// may be the target of a link: then it must be an address of the web.
/// </summary>
internal sealed class MrkdwnLanguage : OutputLanguage<MrkdwnLanguage.Place>
{
    private static readonly Escaper _text = Escaper.OfText("mrkdwn", static (value, text) => Write(value, text, "|"));
    private static readonly Escaper _inTarget = Escaper.OfText("mrkdwn link", static (value, text) => Write(value, text, "%7C"));

    // At the start of what stands in angle brackets Slack tells a link from a mention: <!channel>, <@U1>, <#C1>.
    private static readonly Escaper _target = Escaper.OfText("mrkdwn link", static (value, text) =>
    {
        if (!value.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && !value.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        {
            throw new GoFunctionException("is no http or https URL, and nothing else may be linked");
        }

        Write(value, text, "%7C");
    });

    private MrkdwnLanguage()
        : base("mrkdwn")
    {
    }

    internal enum Place : byte
    {
        Text,

        /// <summary>Right behind an angle bracket.</summary>
        TargetStart,
        Target,
    }

    public static OutputLanguage Instance { get; } = new MrkdwnLanguage();

    protected override Place Advance(Place place, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            place = c switch
            {
                '<' => Place.TargetStart,
                '>' or '|' or '\n' => Place.Text,
                _ => place == Place.Text ? Place.Text : Place.Target,
            };
        }

        return place;
    }

    protected override ValueRule<Place> ValueAt(Place place) => place switch
    {
        Place.TargetStart => Escaped(Place.Target, _target),
        Place.Target => Escaped(place, _inTarget),
        _ => Escaped(place, _text),
    };

    // A bracket that nobody closes begins no link.
    protected override string? EndProblem(Place place) => null;

    private static void Write(string value, BoundedText text, string bar)
    {
        foreach (var c in value)
        {
            text.Append(c switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '|' => bar, _ => [c] });
        }
    }
}
