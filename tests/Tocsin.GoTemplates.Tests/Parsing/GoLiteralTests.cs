using System.Text;
using Tocsin.GoTemplates.Formatting;

namespace Tocsin.GoTemplates.Parsing;

public class GoLiteralTests
{
    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"abc\"", "abc")]
    [InlineData("\"\\a\\b\\f\\n\\r\\t\\v\\\\\\\"\"", "\a\b\f\n\r\t\v\\\"")]
    [InlineData("\"\\x41\\101\\u00e9\\U0001F600\"", "AAé😀")]
    [InlineData("\"'\"", "'")]
    [InlineData("\"\\xe2\\x82\\xac\"", "€")]
    [InlineData("\"\\xe2\\x82x\"", "\ufffd\ufffdx")]
    [InlineData("\"\\xff\\376\"", "\ufffd\ufffd")]
    [InlineData("\"\\xed\\xa0\\x80\"", "\ufffd\ufffd\ufffd")]
    [InlineData("``", "")]
    [InlineData("`a\\n\r\nb\"`", "a\\n\nb\"")]
    public void A_literal_has_a_value(string quoted, string expected)
    {
        Assert.True(GoLiteral.TryUnquote(quoted, out var text));
        Assert.Equal(expected, text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"")]
    [InlineData("\"a`")]
    [InlineData("abc")]
    [InlineData("\"a\"b\"")]
    [InlineData("\"a\nb\"")]
    [InlineData("\"\\'\"")]
    [InlineData("\"\\z\"")]
    [InlineData("\"\\\"")]
    [InlineData("\"\\x4\"")]
    [InlineData("\"\\x4g\"")]
    [InlineData("\"\\400\"")]
    [InlineData("\"\\18\"")]
    [InlineData("\"\\u12\"")]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"\\U00110000\"")]
    [InlineData("\"\\Uffffffff\"")]
    [InlineData("`a`b`")]
    public void What_is_no_literal_has_none(string quoted) => Assert.False(GoLiteral.TryUnquote(quoted, out _));

    [Fact]
    public void A_lone_surrogate_survives()
    {
        Assert.True(GoLiteral.TryUnquote("\"\\n\ud83dx\"", out var text));
        Assert.Equal("\n\ud83dx", text);
    }

    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("a\"b\\c'", "\"a\\\"b\\\\c'\"")]
    [InlineData("\a\b\f\n\r\t\v", "\"\\a\\b\\f\\n\\r\\t\\v\"")]
    [InlineData("\0\x1f\x7f", "\"\\x00\\x1f\\x7f\"")]
    [InlineData("é日😀", "\"é日😀\"")]
    [InlineData("\u0080\u00a0\u200b\ufeff", "\"\\u0080\\u00a0\\u200b\\ufeff\"")]
    [InlineData("\U000e0001", "\"\\U000e0001\"")]
    public void A_text_is_quoted_as_Go_quotes_it(string text, string expected) => Assert.Equal(expected, GoFormat.Quote(text));

    [Theory]
    [InlineData('#', "U+0023 '#'")]
    [InlineData(1, "U+0001")]
    [InlineData(0x1f600, "U+1F600 '😀'")]
    [InlineData(0xa0, "U+00A0")]
    public void A_character_is_described_as_Go_describes_it(int character, string expected) => Assert.Equal(expected, GoLiteral.Describe(new Rune(character)));
}
