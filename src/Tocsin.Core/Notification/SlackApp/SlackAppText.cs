using System.Globalization;
using System.Text;

namespace Tocsin.Notification.SlackApp;

/// <summary>
/// Makes untrusted text fit for Slack: <c>&amp; &lt; &gt;</c> escaped, so that no label makes a mention or a link; no control, zero-width or
/// bidirectional characters, so that none looks like another; and not longer than allowed, cut between characters.
/// </summary>
internal static class SlackAppText
{
    /// <summary>One line: line breaks become spaces.</summary>
    public static string Line(string raw, int max) => Escape(raw, max, multiline: false);

    public static string Lines(string raw, int max) => Escape(raw, max, multiline: true);

    private static string Escape(string raw, int max, bool multiline)
    {
        var text = new StringBuilder();
        var lastFit = 0;
        foreach (var rune in raw.EnumerateRunes())
        {
            var piece = Piece(rune, multiline);
            if (text.Length + piece.Length > max)
            {
                text.Length = lastFit;
                return max > 0 ? text.ToString().TrimEnd() + "…" : "";
            }

            text.Append(piece);
            lastFit = text.Length < max ? text.Length : lastFit;
        }

        return text.ToString().Trim();
    }

    private static string Piece(Rune rune, bool multiline) => rune.Value switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '\n' or 0x2028 or 0x2029 => multiline ? "\n" : " ",
        '\r' => multiline ? "" : " ",
        '\t' => " ",
        _ => IsHidden(rune) ? "" : rune.ToString(),
    };

    private static bool IsHidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x180E or 0x3164 or 0xFFA0 or 0x2800;
}
