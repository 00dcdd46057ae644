using System.Buffers;
using System.Globalization;

namespace Tocsin.Server.Observability;

/// <summary>Writes <c>key=value</c> pairs. Whatever a value holds, it stays one value on one line.</summary>
internal static class Logfmt
{
    private static readonly SearchValues<char> _bare = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'()*+,-./:;<>?@[]^_`{|}~");

    public static void Write(TextWriter output, string key, string value)
    {
        output.Write(key);
        output.Write('=');
        if (value.Length > 0 && !value.AsSpan().ContainsAnyExcept(_bare))
        {
            output.Write(value);
            return;
        }

        output.Write('"');
        WriteQuoted(output, value);
        output.Write('"');
    }

    private static void WriteQuoted(TextWriter output, string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            switch (c)
            {
                case '"' or '\\':
                    output.Write('\\');
                    output.Write(c);
                    break;
                case '\n':
                    output.Write(@"\n");
                    break;
                case '\r':
                    output.Write(@"\r");
                    break;
                case '\t':
                    output.Write(@"\t");
                    break;
                default:
                    i += WriteRune(output, value, i);
                    break;
            }
        }
    }

    /// <summary>Writes what starts at <paramref name="index"/>; answers how many chars beyond the first it took.</summary>
    private static int WriteRune(TextWriter output, string value, int index)
    {
        var c = value[index];
        if (char.IsAscii(c) && !char.IsControl(c))
        {
            output.Write(c);
            return 0;
        }

        var isPair = char.IsSurrogatePair(value, index);
        var length = isPair ? 2 : 1;
        if (IsVisible(CharUnicodeInfo.GetUnicodeCategory(value, index)))
        {
            output.Write(value.AsSpan(index, length));
            return length - 1;
        }

        foreach (var unit in value.AsSpan(index, length))
        {
            output.Write(@"\u");
            output.Write(((int)unit).ToString("x4", CultureInfo.InvariantCulture));
        }

        return length - 1;
    }

    /// <summary>False for what could end a line, move text about on a terminal (bidirectional marks), or is no character.</summary>
    private static bool IsVisible(UnicodeCategory category) => category is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned);
}
