using System.Text;

namespace Tocsin.GoTemplates.Formatting;

/// <summary>Characters of URLs as <c>%</c> and two digits for each of their UTF-8 bytes.</summary>
internal static class PercentEncoding
{
    public const string LowerDigits = "0123456789abcdef";
    public const string UpperDigits = "0123456789ABCDEF";

    public static void Append(BoundedText text, Rune rune, string digits)
    {
        Span<byte> bytes = stackalloc byte[4];
        foreach (var b in bytes[..rune.EncodeToUtf8(bytes)])
        {
            text.Append('%');
            text.Append(digits[b >> 4]);
            text.Append(digits[b & 15]);
        }
    }
}
