using System.Globalization;
using Tocsin.Testing;

namespace Tocsin.TimeIntervals;

/// <summary>
/// What Alertmanager's timeinterval package answers for random intervals in many zones, at changes of clocks, ends of months and leap days.
/// The first line of the file has the instants in Unix seconds; each other line one bit for each of them, the lowest of a byte first, and the interval.
/// </summary>
public class TimeIntervalFactsTests
{
    [Fact]
    public void Each_interval_contains_the_instants_that_it_contains_upstream()
    {
        Assert.SkipUnless(
            File.Exists("/usr/share/zoneinfo/Europe/Berlin") || Environment.GetEnvironmentVariable("CI") == "true",
            "This machine has no time zone database.");

        var lines = File.ReadAllLines(RepositoryFiles.PathOf("tests/Tocsin.Core.Tests/TimeIntervals/TimeIntervalFacts.txt"));
        var instants = lines[0].Split(' ').Select(s => DateTimeOffset.FromUnixTimeSeconds(long.Parse(s, CultureInfo.InvariantCulture))).ToList();

        Assert.True(lines.Length > 300 && instants.Count > 200);
        Assert.Empty(lines.Skip(1).SelectMany(line => Differences(line, instants)));
    }

    private static IEnumerable<string> Differences(string line, List<DateTimeOffset> instants)
    {
        var (bits, yaml) = (Convert.FromHexString(line[..line.IndexOf(' ', StringComparison.Ordinal)]), line[line.IndexOf(' ', StringComparison.Ordinal)..]);
        var interval = Assert.Single(IntervalYaml.Read($"[{yaml}]").Intervals);
        return instants.Index()
            .Where(i => interval.Contains(i.Item) != ((bits[i.Index / 8] >> (i.Index % 8) & 1) == 1))
            .Select(i => $"{i.Item:O} in{yaml}");
    }
}
