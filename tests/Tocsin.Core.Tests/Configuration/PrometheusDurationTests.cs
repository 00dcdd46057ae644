using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Tocsin.Configuration;

/// <summary>The values are those of prometheus/common, model/time_test.go.</summary>
public class PrometheusDurationTests
{
    private static readonly string[] _parts = ["1", "0", "12", "7y", "1w", "2d", "3h", "4m", "5s", "6ms", "m", "s", " ", "-", "+1", ".5", "µs", "1M"];
    private static readonly Regex _grammar = new("^([0-9]+y)?([0-9]+w)?([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$", RegexOptions.CultureInvariant);

    [Theory]
    [InlineData("0", 0, "0s")]
    [InlineData("0w", 0, "0s")]
    [InlineData("0s", 0, "0s")]
    [InlineData("324ms", 324, "324ms")]
    [InlineData("3s", 3_000, "3s")]
    [InlineData("5m", 300_000, "5m")]
    [InlineData("1h", 3_600_000, "1h")]
    [InlineData("4d", 345_600_000, "4d")]
    [InlineData("4d1h", 349_200_000, "4d1h")]
    [InlineData("14d", 1_209_600_000, "2w")]
    [InlineData("3w", 1_814_400_000, "3w")]
    [InlineData("3w2d1h", 1_990_800_000, "23d1h")]
    [InlineData("10y", 315_360_000_000, "10y")]
    [InlineData("1h30m", 5_400_000, "1h30m")]
    [InlineData("120h", 432_000_000, "5d")]
    [InlineData("00001s", 1_000, "1s")]
    [InlineData("292y", 9_208_512_000_000, "292y")]
    public void Good_durations_are_read_and_printed_like_upstream(string text, long milliseconds, string printed)
    {
        Assert.True(PrometheusDuration.TryParse(text, out var duration));
        Assert.Equal(milliseconds, duration.TotalMilliseconds);
        Assert.Equal(printed, PrometheusDuration.Format(duration));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1y1m1d")]
    [InlineData("-1w")]
    [InlineData("1.5d")]
    [InlineData("d")]
    [InlineData("1m1m")]
    [InlineData("1 m")]
    [InlineData(" 1m")]
    [InlineData("1M")]
    [InlineData("1us")]
    [InlineData("٣s")]
    public void Bad_durations_are_refused_with_the_form_to_use(string text)
    {
        Assert.False(PrometheusDuration.TryParse(text, out _, out var error));
        Assert.StartsWith($"not a valid duration string: \"{text}\" (write it like", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("294y")]
    [InlineData("200y10400w")]
    [InlineData("107675d")]
    [InlineData("2584200h")]
    [InlineData("99999999999999999999999s")]
    public void Durations_beyond_292_years_are_out_of_range(string text)
    {
        Assert.False(PrometheusDuration.TryParse(text, out _, out var error));
        Assert.Equal($"duration out of range: \"{text}\"", error);
    }

    [Fact]
    public void Empty_text_is_no_duration()
    {
        Assert.False(PrometheusDuration.TryParse("", out _, out var error));
        Assert.Equal("empty duration string", error);
    }

    [Property]
    public Property What_is_printed_reads_back_as_the_same_duration() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).Zip(Gen.Choose(0, 4000)).ToArbitrary(), pair =>
        {
            var duration = TimeSpan.FromMilliseconds((long)pair.Item1 * (pair.Item2 + 1));
            return PrometheusDuration.TryParse(PrometheusDuration.Format(duration), out var back) && back == duration;
        });

    /// <summary>Upstream's grammar as a regular expression, which is how upstream reads it.</summary>
    [Fact]
    public void Random_texts_are_taken_or_refused_as_the_grammar_has_it()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("TOCSIN_SEED"), out var given) ? given : 20240611;
        var (random, taken) = (new Random(seed), 0);
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => _parts[random.Next(_parts.Length)]));
            var isDuration = PrometheusDuration.TryParse(text, out _, out var error);
            taken += isDuration ? 1 : 0;

            var isInGrammar = text == "0" || _grammar.IsMatch(text);
            var isTooLong = error?.StartsWith("duration out of range", StringComparison.Ordinal) == true;
            Assert.True(isDuration == (isInGrammar && !isTooLong), $"TOCSIN_SEED={seed}: {text}: {error}");
        }

        Assert.InRange(taken, 100, 19_900);
    }
}
