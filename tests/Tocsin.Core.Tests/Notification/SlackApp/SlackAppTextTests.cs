namespace Tocsin.Notification.SlackApp;

public class SlackAppTextTests
{
    [Theory]
    [InlineData("<!channel> & <http://evil|runbook>", "&lt;!channel&gt; &amp; &lt;http://evil|runbook&gt;")]
    [InlineData("&lt;!here&gt;", "&amp;lt;!here&amp;gt;")]
    [InlineData("a\u202Eevil\u202C\u2066b\u200B\uFEFFc\u00ADd\u061C", "aevilbcd")]
    [InlineData("a\u0000\u001b[31mb\u007f", "a[31mb")]
    [InlineData("one\r\ntwo\u2028three\tfour", "one  two three four")]
    [InlineData("größer 🔥 東京", "größer 🔥 東京")]
    [InlineData("tag\U000E0041s", "tags")]
    public void A_line_shows_untrusted_text_as_text(string raw, string expected) => Assert.Equal(expected, SlackAppText.Line(raw, 3000));

    [Fact]
    public void Lines_keep_line_breaks() => Assert.Equal("one\ntwo", SlackAppText.Lines("one\r\ntwo\n", 100));

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdefg", 6, "abcde…")]
    [InlineData("abcd&f", 6, "abcd…")]
    [InlineData("a&bcdef", 7, "a&amp;…")]
    [InlineData("abcd🔥🔥", 6, "abcd…")]
    [InlineData("🔥🔥🔥", 4, "🔥…")]
    [InlineData("abc", 0, "")]
    public void A_long_text_is_cut_between_characters(string raw, int max, string expected) => Assert.Equal(expected, SlackAppText.Line(raw, max));

    [Fact]
    public void No_cut_splits_an_entity_or_a_pair_and_none_is_too_long()
    {
        const string Raw = "x<🔥&>y\u200B🔥";
        for (var max = 1; max < 40; max++)
        {
            var cut = SlackAppText.Line(Raw, max);
            Assert.True(cut.Length <= max);
            Assert.True(cut.EnumerateRunes().All(r => r != System.Text.Rune.ReplacementChar));
            Assert.DoesNotMatch("&(?!(amp|lt|gt);)", cut);
        }
    }
}
