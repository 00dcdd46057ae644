using System.Text;
using Tocsin.GoTemplates;
using Tocsin.GoTemplates.Formatting;
using Tocsin.GoTemplates.Html;

namespace Tocsin.Templating.Functions;

/// <summary>Functions that write or read JSON, base64, URLs and markup. Bytes that are no UTF-8 become U+FFFD, because text is Unicode here.</summary>
internal static class EncodingFunctions
{
    public static IReadOnlyDictionary<string, GoFunction> All { get; } = new Dictionary<string, GoFunction>
    {
        ["toJson"] = new GoFunction([GoTypes.Interface], false, (call, args) => ToJson(call, args[0])),
        ["base64encode"] = GoFunction.Of<string, string>(Base64Url.Encode),
        ["base64decode"] = GoFunction.Of<string, string>(text => Encoding.UTF8.GetString(Base64Url.Decode(text))),
        ["safeHtml"] = GoFunction.Of<string, SafeText>(text => new SafeText(SafeTextKind.Html, text)),
        ["safeUrl"] = GoFunction.Of<string, SafeText>(text => new SafeText(SafeTextKind.Url, text)),
        ["urlUnescape"] = GoFunction.Of<string, string>(QueryUnescape),
    };

    /// <summary>Go's <c>url.QueryUnescape</c>.</summary>
    public static string QueryUnescape(string text)
    {
        var bytes = new List<byte>(text.Length);
        var source = Encoding.UTF8.GetBytes(text);
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] == '%')
            {
                bytes.Add(Escaped(source.AsSpan(i)));
                i += 2;
            }
            else
            {
                bytes.Add(source[i] == '+' ? (byte)' ' : source[i]);
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static string ToJson(GoCall call, object? value)
    {
        using var text = call.NewText();
        GoJson.Write(text, value, call.Types);
        return text.ToString();
    }

    private static byte Escaped(ReadOnlySpan<byte> rest)
    {
        if (rest.Length >= 3 && char.IsAsciiHexDigit((char)rest[1]) && char.IsAsciiHexDigit((char)rest[2]))
        {
            return (byte)((char.IsAsciiDigit((char)rest[1]) ? rest[1] - '0' : (rest[1] | 0x20) - 'a' + 10) << 4
                | (char.IsAsciiDigit((char)rest[2]) ? rest[2] - '0' : (rest[2] | 0x20) - 'a' + 10));
        }

        var escape = Encoding.UTF8.GetString(rest[..Math.Min(3, rest.Length)]);
        throw new GoFunctionException($"invalid URL escape {GoFormat.Quote(escape)}");
    }
}
