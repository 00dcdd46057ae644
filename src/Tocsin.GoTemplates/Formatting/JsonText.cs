using System.Globalization;

namespace Tocsin.GoTemplates.Formatting;

/// <summary>Strings of JSON as Go's <c>encoding/json</c> escapes them (since Go 1.22 \b and \f have their short forms).</summary>
internal static class JsonText
{
    public static void Append(BoundedText text, ReadOnlySpan<char> value, bool escapeHtml)
    {
        text.Append('"');
        while (!value.IsEmpty)
        {
            var plain = PlainLength(value, escapeHtml);
            text.Append(value[..plain]);
            if (plain < value.Length)
            {
                AppendEscape(text, value[plain]);
                plain++;
            }

            value = value[plain..];
        }

        text.Append('"');
    }

    private static int PlainLength(ReadOnlySpan<char> value, bool escapeHtml)
    {
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c is < ' ' or '"' or '\\' or '\u2028' or '\u2029' || (escapeHtml && c is '<' or '>' or '&'))
            {
                return i;
            }

            if (char.IsSurrogate(c))
            {
                if (i + 1 == value.Length || !char.IsSurrogatePair(c, value[i + 1]))
                {
                    return i;
                }

                i++;
            }
        }

        return value.Length;
    }

    private static void AppendEscape(BoundedText text, char c)
    {
        var shortForm = c switch { '"' => '"', '\\' => '\\', '\b' => 'b', '\f' => 'f', '\n' => 'n', '\r' => 'r', '\t' => 't', _ => '\0' };
        text.Append('\\');
        if (shortForm != '\0')
        {
            text.Append(shortForm);
            return;
        }

        // Half a surrogate pair is no character.
        Span<char> digits = stackalloc char[4];
        ((int)(char.IsSurrogate(c) ? '\ufffd' : c)).TryFormat(digits, out _, "x4", CultureInfo.InvariantCulture);
        text.Append('u');
        text.Append(digits);
    }
}
