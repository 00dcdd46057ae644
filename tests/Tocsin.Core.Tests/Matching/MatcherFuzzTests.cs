using System.Globalization;
using System.Text;

namespace Tocsin.Matching;

/// <summary>Random texts, from the same seed each time unless <c>TOCSIN_SEED</c> says otherwise.</summary>
public class MatcherFuzzTests(ITestOutputHelper output)
{
    private static readonly string[] _pieces =
    [
        "foo", "a_1", "x:y", "=", "!=", "=~", "!~", "!", "~", "\"", "\\\"", "\\\\", "\\n", "\\x41", "\\xff", "\\u00e9", "\\U0001F642", "\\777", "\\", ",", " ", "\t",
        "\n", "\u00a0", "\u2028", "{", "}", "bar", ".*", "(", "[a-z]+", ")", "|", "*", "{2,3}", "é", "🙂", "\uD83D", "'", "`", "foo=bar", "\"a b\"=\"c\"", "c=~\"d,e\"", "\0",
    ];

    [Fact]
    public void Any_text_is_read_or_refused_with_an_error()
    {
        var random = Seeded();
        for (var i = 0; i < 30_000; i++)
        {
            var text = Text(random);
            foreach (var mode in Enum.GetValues<MatcherMode>())
            {
                var syntax = new MatcherSyntax(mode, warning => Assert.NotEmpty(warning));
                Assert.Equal(syntax.TryParse(text, out var matcher, out var error), error is null);
                Assert.Equal(matcher is null, error?.Length > 0);
                Assert.Equal(syntax.TryParseList(text, out var matchers, out error), error is null);
                Assert.Equal(matchers is null, error?.Length > 0);
            }
        }
    }

    [Fact]
    public void What_is_printed_is_read_as_what_it_was()
    {
        var random = Seeded();
        var syntaxes = new[] { MatcherSyntax.Default, new MatcherSyntax(MatcherMode.Utf8) };
        for (var i = 0; i < 20_000; i++)
        {
            var op = (MatchOperator)random.Next(4);
            var (name, value) = (WellFormed("n" + Text(random)), WellFormed(Text(random)));
            if (!Matcher.TryOf(random.Next(2) == 0 ? "plain" : name, op, value, out var matcher, out _))
            {
                continue;
            }

            Assert.All(syntaxes, syntax =>
            {
                Assert.True(syntax.TryParse(matcher.ToString(), out var read, out var error), $"{matcher}: {error}");
                Assert.Equal(matcher, read);
                Assert.True(syntax.TryParseList($"{{{matcher},{matcher}}}", out var list, out error), $"{matcher}: {error}");
                Assert.Equal([matcher, matcher], list);
            });
        }
    }

    [Fact]
    public void What_fallback_reads_is_what_one_of_the_notations_reads()
    {
        var random = Seeded();
        var (classic, utf8) = (new MatcherSyntax(MatcherMode.Classic), new MatcherSyntax(MatcherMode.Utf8));
        for (var i = 0; i < 10_000; i++)
        {
            var text = Text(random);
            var (old, young) = (Reading.List(classic, text), Reading.List(utf8, text));
            var expected = old.StartsWith("error: ", StringComparison.Ordinal) && !young.StartsWith("error: ", StringComparison.Ordinal) ? young : old;
            Assert.Equal(expected, Reading.List(MatcherSyntax.Default, text));
        }
    }

    private Random Seeded()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("TOCSIN_SEED"), CultureInfo.InvariantCulture, out var given) ? given : 20240823;
        output.WriteLine($"TOCSIN_SEED={seed}");
        return new Random(seed);
    }

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(9)).Select(_ => _pieces[random.Next(_pieces.Length)]));

    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
