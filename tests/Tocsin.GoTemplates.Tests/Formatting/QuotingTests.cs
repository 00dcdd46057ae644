namespace Tocsin.GoTemplates.Formatting;

public class QuotingTests
{
    [Theory]
    [InlineData("\a\b\f\r\n\t\v", """
        "\a\b\f\r\n\t\v"
        """, """
        "\a\b\f\r\n\t\v"
        """)]
    [InlineData("\\\"'`", """
        "\\\"'`"
        """, """
        "\\\"'`"
        """)]
    [InlineData("\u263a", "\"\u263a\"", """
        "\u263a"
        """)]
    [InlineData("\U0010ffff", """
        "\U0010ffff"
        """, """
        "\U0010ffff"
        """)]
    [InlineData("\U0001f600", "\"\U0001f600\"", """
        "\U0001f600"
        """)]
    [InlineData("\u0004\u007f\u0080\u00ad", """
        "\x04\x7f\u0080\u00ad"
        """, """
        "\x04\x7f\u0080\u00ad"
        """)]
    [InlineData("!\u00a0!\u2000!\u3000!", """
        "!\u00a0!\u2000!\u3000!"
        """, """
        "!\u00a0!\u2000!\u3000!"
        """)]
    [InlineData("", "\"\"", "\"\"")]
    public void Text_is_quoted_as_Go_source(string text, string quoted, string ascii)
    {
        Assert.Equal(quoted, GoFormat.Quote(text));
        Assert.Equal(ascii, GoFormat.QuoteToAscii(text));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_the_replacement_character() => Assert.Equal("\"\ufffd\"", GoFormat.Quote("\ud83d"));

    [Theory]
    [InlineData("`", false)]
    [InlineData("a\tb", true)]
    [InlineData("a\nb", false)]
    [InlineData("\0", false)]
    [InlineData("\u007f", false)]
    [InlineData("a\ufeffz", false)]
    [InlineData("' !\"#$%&'()*+,-./:;<=>?@[\\]^_{|}~", true)]
    [InlineData("\u263a", true)]
    public void Control_characters_and_back_quotes_can_not_stand_in_back_quotes(string text, bool expected) => Assert.Equal(expected, GoFormat.CanBackquote(text));

    [Fact]
    public void Quoting_the_longest_escapes_stays_within_its_own_limit() =>
        Assert.Equal((10 * 1000) + 2, GoFormat.Quote(string.Concat(Enumerable.Repeat("\U0010ffff", 1000))).Length);
}
