using Tocsin.GoTemplates;

namespace Tocsin.Templating.Languages;

/// <summary>
/// Slack's mrkdwn. In a value <c>&amp; &lt; &gt;</c> are escaped, so that it makes no mention and no link; the template's own text may hold both.
/// </summary>
internal sealed class MrkdwnLanguage : OutputLanguage<MrkdwnLanguage.Anywhere>
{
    private static readonly Escaper _escape = Escaper.OfText("mrkdwn", static (value, text) =>
    {
        foreach (var c in value)
        {
            text.Append(c switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", _ => [c] });
        }
    });

    private MrkdwnLanguage()
        : base("mrkdwn")
    {
    }

    /// <summary>There is one context only.</summary>
    internal readonly record struct Anywhere;

    public static OutputLanguage Instance { get; } = new MrkdwnLanguage();

    protected override Anywhere Advance(Anywhere context, ReadOnlySpan<char> text) => context;

    protected override ValueRule<Anywhere> ValueAt(Anywhere context) => Escaped(context, _escape);
}
