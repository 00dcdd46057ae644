using System.Diagnostics;
using System.Text;

namespace Tocsin.RegularExpressions;

/// <summary>Patterns and texts that are made to be slow. The limits of time leave room for a busy machine; what is exponential goes far beyond.</summary>
[Collection(nameof(Re2CostTests))]
[CollectionDefinition(nameof(Re2CostTests), DisableParallelization = true)]
public class Re2CostTests
{
    private static readonly string _hosts = string.Join('|', Enumerable.Range(0, 5000).Select(i => $"host-{i:D4}.example.com"));

    [Fact]
    public void Five_thousand_host_names_are_a_table()
    {
        var (regex, clock) = (Re2.Parse(_hosts), Stopwatch.StartNew());

        Assert.All(Enumerable.Range(0, 5000), i => Assert.True(regex.IsFullMatch($"host-{i:D4}.example.com")));
        Assert.False(regex.IsFullMatch("host-5000.example.com"));
        Assert.True(Re2.Parse($"(?:{_hosts}):[0-9]+").IsFullMatch("host-4999.example.com:9100"));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
    }

    [Theory]
    [InlineData("(a*)*b", 'a', 200_000)]
    [InlineData("(a|aa)+b", 'a', 200_000)]
    [InlineData("(?:(?:x?x?x?x?){250}|y)*z", 'x', 20_000)]
    [InlineData("(x+x+)+y", 'x', 200_000)]
    [InlineData("(?:a|b)*a(?:a|b){300}c", 'a', 20_000)]
    public void Bad_patterns_take_time_that_is_linear_in_the_text(string pattern, char c, int length)
    {
        var (regex, text, clock) = (Re2.Parse(pattern), new string(c, length), Stopwatch.StartNew());

        Assert.False(regex.IsFullMatch(text));
        Assert.False(regex.IsMatch(text));
        Assert.Null(regex.Find(text));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
    }

    [Fact]
    public void Large_patterns_take_time_that_is_linear_in_their_size()
    {
        var clock = Stopwatch.StartNew();

        Assert.True(Re2.Parse(Repeat("a?", 10_000)).IsFullMatch(new string('a', 1000)));
        Assert.False(Re2.Parse(Repeat("[ab]{0,1000}", 10)).IsFullMatch(new string('a', 50) + 'c'));
        Assert.True(Re2.Parse(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"[^{(char)(0x4E00 + i)}]"))).IsFullMatch(new string('x', 20_000)));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"{clock.Elapsed}");
    }

    [Theory]
    [InlineData("a?", 10_000)]
    [InlineData("(?:|a)", 10_000)]
    [InlineData("(?:^|a)b", 10_000)]
    [InlineData("[ab]{0,100}", 100)]
    [InlineData("(?:a?){100}", 100)]
    [InlineData(".{1000}", 32)]
    public void What_makes_a_character_cost_much_is_limited(string repeated, int most)
    {
        Assert.False(Re2.Parse(Repeat(repeated, most)).IsFullMatch("-"));
        Assert.StartsWith(
            "error parsing regexp: expression too large: ",
            Assert.Throws<Re2Exception>(() => Re2.Parse(Repeat(repeated, most + (most / 10)))).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[", @"\pL", 80_000, "]", "é")]
    [InlineData("(?i)[", @"\pL", 80_000, "]", "é")]
    [InlineData("(?i)[", "!-\u1FFF", 60_000, "]", "\uAB70")]
    [InlineData("(?i)(?:", @"\pL", 1500, ")?", "")]
    public void What_is_repeated_in_classes_costs_nothing(string start, string repeated, int count, string end, string text)
    {
        var clock = Stopwatch.StartNew();
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.True(Re2.Parse(start + Repeat(repeated, count) + end).IsFullMatch(text));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 100_000_000);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.Elapsed}");
    }

    [Fact]
    public void Single_characters_as_alternatives_take_linear_time()
    {
        var (clock, alternatives) = (Stopwatch.StartNew(), Enumerable.Range(0, 80_000).Select(i => char.ConvertFromUtf32(0x20000 + (2 * i))));
        var regex = Re2.Parse(string.Join('|', alternatives));

        Assert.True(regex.IsFullMatch(char.ConvertFromUtf32(0x20000 + 20_000)));
        Assert.False(regex.IsFullMatch(char.ConvertFromUtf32(0x20000 + 20_001)));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.Elapsed}");
    }

    [Theory]
    [InlineData("(?:", "a*", "b*)")]
    [InlineData("(?:", "a*", "|bb)")]
    [InlineData("(?:a*", "", ")")]
    public void Groups_that_are_flattened_level_by_level_are_refused_before_they_take_long(string start, string inner, string end)
    {
        var clock = Stopwatch.StartNew();

        Assert.True(Re2.Parse(Repeat(start, 2000) + inner + Repeat(end, 2000)).IsFullMatch("a"));
        Assert.StartsWith(
            "error parsing regexp: expression nests too deeply: ",
            Assert.Throws<Re2Exception>(() => Re2.Parse(Repeat(start, 30_000) + inner + Repeat(end, 30_000))).Message,
            StringComparison.Ordinal);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.Elapsed}");
    }

    [Theory]
    [InlineData("(", "a", ")")]
    [InlineData("(?:", "a", ")*")]
    [InlineData("(?:a|b", "a", ")?")]
    public void What_nests_deep_takes_little_of_the_threads_stack(string start, string inner, string end)
    {
        var (regex, matches) = (Re2.Parse(Repeat(start, 300) + inner + Repeat(end, 300)), false);

        var thread = new Thread(() => matches = regex.IsFullMatch("a") && regex.Find("a") is not null, maxStackSize: 192 * 1024);
        thread.Start();
        thread.Join();

        Assert.True(matches);
    }

    [Theory]
    [InlineData("x{380}[0-9]{4}", 1)]
    [InlineData("x{150}[0-9]{5}", 500)]
    public void Texts_are_listed_only_where_the_list_is_not_much_larger_than_the_expression(string pattern, int groups)
    {
        var regex = Re2.Parse(Repeat("(", groups) + pattern + Repeat(")", groups));
        Assert.False(Re2.Parse("[a-c]x*").IsFullMatch(""));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.False(regex.IsFullMatch("x"));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000);
    }

    [Fact]
    public void States_that_are_worked_out_take_bounded_memory()
    {
        // Each of 2^300 subsets of the places may be a state of its own.
        var regex = Re2.Parse("(?:a|b)*a(?:a|b){300}");
        var random = new Random(1);
        var text = string.Concat(Enumerable.Range(0, 10_000).Select(_ => random.Next(2) == 0 ? 'a' : 'b'));
        regex.IsFullMatch(text);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        for (var i = 0; i < 5; i++)
        {
            regex.IsFullMatch(text[(i * 100)..]);
        }

        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 20_000_000);
    }

    [Fact]
    public void Many_expressions_that_are_made_to_be_large_take_bounded_memory()
    {
        // Written out, each takes a megabyte.
        var patterns = Enumerable.Range(0, 400).Select(i => Re2.Parse(Repeat($"[a-{(char)('b' + (i % 20))}]{{1000}}", 20))).ToList();
        var before = GC.GetTotalMemory(forceFullCollection: true);

        Assert.All(patterns, regex => Assert.False(regex.IsFullMatch("aaaa")));

        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 200_000_000);
        Assert.True(patterns[0].IsFullMatch(new string('a', 20_000)));
    }

    [Fact]
    public void More_groups_than_can_be_followed_are_an_error_that_says_so_and_matching_goes_on()
    {
        var regex = Re2.Parse(string.Join('|', Enumerable.Range(0, 4000).Select(i => $"({i})")));

        Assert.True(regex.IsFullMatch("3999"));
        Assert.Equal("regular expression is too large to follow 4001 groups of it", Assert.Throws<Re2Exception>(() => regex.Find("12")).Message);
        Assert.Equal("<1><2>", regex.Replace("12", "<$0>", 100));
    }

    private static string Repeat(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();
}
