namespace Tocsin.Configuration;

public class ConfigSectionTests
{
    [Theory]
    [InlineData("y", true)]
    [InlineData("on", true)]
    [InlineData("TRUE", true)]
    [InlineData("n", false)]
    [InlineData("Off", false)]
    [InlineData("~", null)]
    public void Truth_has_the_words_of_YAML_1_1(string text, bool? expected) =>
        Assert.Equal(expected ?? true, Section($"k: {text}").Bool("k", absent: true));

    [Theory]
    [InlineData("10", 10)]
    [InlineData("1_000", 1000)]
    [InlineData("0x1F", 31)]
    [InlineData("0b101", 5)]
    [InlineData("010", 8)]
    [InlineData("0o17", 15)]
    [InlineData("+7", 7)]
    [InlineData("0", 0)]
    [InlineData("-3", -3)]
    public void Numbers_have_the_forms_of_YAML_1_1(string text, int expected) =>
        Assert.Equal(expected, Section($"k: {text}").Number("k", absent: 1, min: -10));

    [Theory]
    [InlineData("'10'")]
    [InlineData("1.5")]
    [InlineData("ten")]
    [InlineData("08")]
    [InlineData("0x")]
    [InlineData("99999999999999999999")]
    public void What_is_no_number_is_an_error_and_the_default_is_given(string text)
    {
        var section = Section($"k: {text}");

        Assert.Equal(5, section.Number("k", absent: 5));
        Assert.Contains("is no whole number from 0 to 2147483647", Assert.Single(section.Errors.InOrder).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("webhook", "webhook_url")]
    [InlineData("webhookUrl", "webhook_url")]
    [InlineData("webhook-url", "webhook_url")]
    [InlineData("webhok_url", "webhook_url")]
    [InlineData("webhook_urls", "webhook_url")]
    public void An_unknown_key_that_is_nearly_a_known_one_is_answered_with_it(string key, string meant)
    {
        var section = Section($"{key}: x");
        section.Text("webhook_url");
        section.Text("timeout");
        section.Done();

        Assert.Equal($"line 1, column 1: {key}: unknown key (did you mean {meant}?)", Assert.Single(section.Errors.InOrder).ToString());
    }

    [Fact]
    public void Free_keys_keep_their_order_and_each_wrong_value_has_its_own_place()
    {
        var section = Section("details: { b: 1, a: ~, c: [x] }\nsources: { prom: { url: x }, loki: 5 }");

        Assert.Equal([KeyValuePair.Create("b", "1"), KeyValuePair.Create("a", "")], section.TextMap("details"));
        Assert.Equal(["prom"], section.Named("sources").Select(n => n.Name));
        Assert.Equal(
            ["line 1, column 27: details.c: expected text", "line 2, column 36: sources.loki: expected a mapping"],
            section.Errors.InOrder.Select(e => e.ToString()));
    }

    [Fact]
    public void A_long_value_is_cut_and_a_control_character_escaped_in_messages()
    {
        var section = Section($"k: \"\\e{new string('x', 5_000)}\"");
        section.Duration("k", TimeSpan.Zero);

        var message = Assert.Single(section.Errors.InOrder).Message;
        Assert.InRange(message.Length, 100, 250);
        Assert.StartsWith("k: not a valid duration string: \"\\u001bxxx", message, StringComparison.Ordinal);
    }

    private static ConfigSection Section(string yaml)
    {
        var errors = new ConfigErrors();
        return new ConfigSection(YamlReader.Read(yaml, errors) ?? throw new InvalidOperationException(string.Join('\n', errors.InOrder)), "", errors);
    }
}
