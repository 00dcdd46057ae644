using System.Text;
using Tocsin.GoTemplates;

namespace Tocsin.Templating.Functions;

/// <summary>Go's <c>base64.URLEncoding</c>: <c>-</c> and <c>_</c> instead of <c>+</c> and <c>/</c>, with <c>=</c> at the end.</summary>
internal static class Base64Url
{
    public static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).Replace('+', '-').Replace('/', '_');

    /// <exception cref="GoFunctionException">It is no base64; the message gives Go's position, of which there is one for each kind of mistake.</exception>
    public static byte[] Decode(string text)
    {
        var (source, bytes, at) = (Encoding.UTF8.GetBytes(text), new List<byte>(text.Length), 0);
        while (true)
        {
            var (bits, digits) = (0, 0);
            while (digits < 4 && at < source.Length && source[at] != '=')
            {
                if (source[at++] is var c and not ((byte)'\n' or (byte)'\r'))
                {
                    bits = (bits << 6) | (Digit(c) is { } digit ? digit : throw Corrupt(at - 1));
                    digits++;
                }
            }

            if (digits < 4)
            {
                var isEnd = at == source.Length;
                at = (isEnd, digits) switch
                {
                    (true, 0) => at,
                    (true, _) => throw Corrupt(at - digits),
                    (false, < 2) => throw Corrupt(at),
                    _ => PassPadding(source, at + 1, digits),
                };
            }

            Add(bytes, bits << (6 * (4 - digits)), digits);
            if (digits < 4)
            {
                return [.. bytes];
            }
        }
    }

    private static int? Digit(byte c) => c switch
    {
        >= (byte)'A' and <= (byte)'Z' => c - 'A',
        >= (byte)'a' and <= (byte)'z' => c - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => c - '0' + 52,
        (byte)'-' => 62,
        (byte)'_' => 63,
        _ => null,
    };

    private static void Add(List<byte> bytes, int bits, int digits)
    {
        for (var i = 1; i < digits; i++)
        {
            bytes.Add((byte)(bits >> (24 - (8 * i))));
        }
    }

    // One "=" is read; after two digits there must be a second one, and after that nothing.
    private static int PassPadding(byte[] source, int at, int digits)
    {
        if (digits == 2)
        {
            at = PassLineBreaks(source, at);
            at = at == source.Length ? throw Corrupt(at) : source[at] != '=' ? throw Corrupt(at - 1) : at + 1;
        }

        at = PassLineBreaks(source, at);
        return at < source.Length ? throw Corrupt(at) : at;
    }

    private static int PassLineBreaks(byte[] source, int at)
    {
        while (at < source.Length && source[at] is (byte)'\n' or (byte)'\r')
        {
            at++;
        }

        return at;
    }

    private static GoFunctionException Corrupt(int at) => new($"illegal base64 data at input byte {at}");
}
