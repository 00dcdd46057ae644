using System.Diagnostics;
using System.Globalization;
using Tocsin.Configuration;

namespace Tocsin.TimeIntervals;

public class TimeIntervalFuzzTests
{
    private static readonly string[] _pieces =
    [
        "monday", "FRIDAY", "sunday", "january", "may", "1", "31", "-1", "-31", "0", "2020", "99999999999999999999", ":", "::", "+", "-", "", " ", "\u0130", "\0", "٣", "é", "24:00",
        "00:00", "09:30", "23:59", "24:01", "Europe/Berlin", "Local", "UTC", "/", "..", "Europe", "Etc/GMT+5", "leapseconds", "~",
    ];

    private static readonly RangeSyntax[] _kinds = [RangeSyntax.Weekdays, RangeSyntax.DaysOfMonth, RangeSyntax.Months, RangeSyntax.Years];

    private static int Seed => int.TryParse(Environment.GetEnvironmentVariable("TOCSIN_SEED"), out var seed) ? seed : 20240611;

    [Fact]
    public void Random_intervals_are_read_or_refused_and_answer_at_any_time()
    {
        var random = new Random(Seed);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 5_000; i++)
        {
            var interval = Mapping(
                ("times", List(Mapping(("start_time", Scalar(random)), ("end_time", Scalar(random))))), ("weekdays", List(Scalar(random))), ("days_of_month", List(Scalar(random))),
                ("months", List(Scalar(random))), ("years", List(Scalar(random))), ("location", Scalar(random)));
            var errors = new ConfigErrors();
            var named = TimeIntervalReader.Read(new ConfigSection(Mapping(("time_intervals", List(Mapping(("name", Scalar(random)), ("time_intervals", List(interval)))))), "", errors));

            // Whatever could not be read is left out, so that checking goes on with the rest.
            Assert.All(named.Values, n => _ = n.Contains(new DateTimeOffset(random.NextInt64(DateTime.MaxValue.Ticks), TimeSpan.Zero)));
            Assert.All(errors.InOrder, e => Assert.DoesNotContain(e.Message, char.IsControl));
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"TOCSIN_SEED={Seed} took {watch.Elapsed}");
    }

    [Fact]
    public void A_range_that_is_read_reads_the_same_when_it_is_written_again()
    {
        var (random, read) = (new Random(Seed), 0);
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{random.Next(-33, 34)}:{random.Next(-33, 34)}");
            foreach (var kind in _kinds.Where(k => k != RangeSyntax.Weekdays))
            {
                if (kind.TryParse(text, out var range, out var error))
                {
                    read++;
                    Assert.True(kind.TryParse(range.ToString(), out var again, out _));
                    Assert.Equal(range, again);
                }
                else
                {
                    Assert.NotEmpty(error);
                }
            }
        }

        Assert.InRange(read, 10_000, 55_000);
    }

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => _pieces[random.Next(_pieces.Length)]));

    private static ConfigScalar Scalar(Random random) => new(default, Text(random), random.Next(2) == 0);

    private static ConfigSequence List(params ConfigNode[] items) => new(default, items);

    private static ConfigMapping Mapping(params (string Key, ConfigNode Value)[] entries) =>
        new(default, [.. entries.Select(e => new ConfigEntry(default, e.Key, e.Value))]);
}
