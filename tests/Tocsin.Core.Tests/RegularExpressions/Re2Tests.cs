using Tocsin.GoTemplates;

namespace Tocsin.RegularExpressions;

public class Re2Tests
{
    [Theory]
    [InlineData("a", "a", true)]
    [InlineData("a", "a\n", false)]
    [InlineData("a$", "a\n", false)]
    [InlineData("(?m)a$", "a\nb", false)]
    [InlineData(".*", "", true)]
    [InlineData(".*", "a\n", false)]
    [InlineData(".+", "", false)]
    [InlineData(".+", "😀", true)]
    [InlineData("(.*)", "a b", true)]
    [InlineData("(?s).*", "a\n", true)]
    [InlineData("(?s).+", "\n", true)]
    [InlineData(".", "😀", true)]
    [InlineData("..", "😀", false)]
    [InlineData("[^a]", "😀", true)]
    [InlineData("[^a]{2}", "😀", false)]
    [InlineData("[😀-😂]", "😁", true)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("^foo$", "foo", true)]
    [InlineData("^foo$|^bar$", "bar", true)]
    [InlineData("(?i)Kelvin", "\u212Aelvin", true)]
    [InlineData("(?i)straße", "STRAẞE", true)]
    [InlineData("(?i)i", "İ", false)]
    [InlineData(@"caf\b.", "café", true)]
    [InlineData(@"\d", "٣", false)]
    [InlineData(@"\w", "é", false)]
    [InlineData("[^\\s\\S]", "a", false)]
    public void The_whole_text_has_to_match(string pattern, string text, bool matches) => Assert.Equal(matches, Re2.Parse(pattern).IsFullMatch(text));

    [Theory]
    [InlineData("(foo|bar)-prod", "foo-prod bar-prod")]
    [InlineData("node(1|2|3)", "node1 node2 node3")]
    [InlineData("web-?0[12]", "web01 web02 web-01 web-02")]
    [InlineData("(?i)ok", "ok oK Ok OK o\u212A O\u212A")]
    [InlineData("a{2,3}b{0}", "aa aaa")]
    [InlineData("^(a|b)(c(d|e)?)$", "ac acd ace bc bcd bce")]
    public void An_expression_that_matches_a_few_texts_matches_these_alone(string pattern, string texts)
    {
        var regex = Re2.Parse(pattern);

        Assert.All(texts.Split(' '), text => Assert.True(regex.IsFullMatch(text)));
        Assert.All(texts.Split(' '), text => Assert.False(regex.IsFullMatch(text + "x") || regex.IsFullMatch("x" + text)));
    }

    [Theory]
    [InlineData("a^b", "ab")]
    [InlineData("a$b", "ab")]
    [InlineData("(a$|b)c", "ac")]
    [InlineData("(|a)^b", "ab")]
    public void An_anchor_in_the_middle_matches_nothing(string pattern, string text) => Assert.False(Re2.Parse(pattern).IsFullMatch(text));

    [Fact]
    public void Groups_are_found_by_name()
    {
        var regex = Re2.Parse("(?P<host>[a-z]+)(:(?P<port>[0-9]+))?(?P<host>!)?");
        var match = regex.Find("at db:5432")!;

        Assert.Equal(["host", "port"], regex.GroupNames);
        Assert.Equal("at", match.Group("host"));
        Assert.Null(match.Group("port"));
        Assert.Null(match.Group("none"));
        Assert.Equal((0, 2, "at"), (match.Start, match.End, match.Value));
        Assert.Equal("5432", regex.Find("db:5432")!.Group("port"));
        Assert.Null(regex.Find("123"));
    }

    [Theory]
    [InlineData("(?P<1x>a)(b)", "$1x", "ab", "a")]
    [InlineData("(a)(b)", "$1x", "ab", "")]
    [InlineData("(a)(b)", "$99999999999", "ab", "")]
    [InlineData("(?P<01>a)", "<$01>", "a", "<a>")]
    [InlineData("a*", "-", "😀a", "-😀-")]
    [InlineData("", "-", "😀", "-😀-")]
    [InlineData("(?P<é>a)?b", "", "", null)]
    public void Replacements_follow_Go(string pattern, string replacement, string text, string? expected)
    {
        if (expected is null)
        {
            Assert.False(Re2.TryParse(pattern, out _, out _));
            return;
        }

        Assert.Equal(expected, Re2.Parse(pattern).Replace(text, replacement, 100));
    }

    [Fact]
    public void A_result_that_would_be_too_long_is_refused_before_memory_is_taken()
    {
        var regex = Re2.Parse("");
        var text = new string('x', 1000);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<TemplateLimitException>(() => regex.Replace(text, new string('y', 1_000_000), 1_000_000));
        Assert.Throws<TemplateLimitException>(() => Re2.Parse("z").Replace(text, "", 999));
        Assert.Equal(1000, Re2.Parse("z").Replace(text, "", 1000).Length);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 20_000_000);
    }

    [Fact]
    public void An_expression_serves_several_threads()
    {
        var regex = Re2.Parse(@"(?:[a-q][^u-z]{13}x|\bhost-[0-9]+)(?:a|b)*a(?:a|b){9}");
        var texts = Enumerable.Range(0, 400).Select(i => $"host-{i}" + string.Concat(Enumerable.Range(0, 40).Select(j => ((i * j) + (j * j) + i) % 3 == 0 ? 'a' : 'b'))).ToArray();
        var alone = texts.Select(text => Re2.Parse(regex.Pattern).IsFullMatch(text)).ToArray();
        var together = new bool[texts.Length];

        Parallel.For(0, texts.Length, i => together[i] = regex.IsFullMatch(texts[i]));

        Assert.Equal(alone, together);
        Assert.Contains(true, alone);
        Assert.Contains(false, alone);
    }
}
