using Tocsin.Alerts;
using Tocsin.Matching;

namespace Tocsin.Silences;

/// <summary>The table against a list that is looked through from one end to the other.</summary>
public class SilenceTablePropertyTests
{
    private static readonly string[] _names = ["a", "b", "c", "x", "ü"];
    private static readonly string[] _values = ["", "x", "y", "b", "c", "é"];
    private static readonly string[] _patterns = ["x|y", "", "[xz]?", ".+", "é.*"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void It_tells_what_a_search_through_all_tells(int seed)
    {
        var random = new Random(seed);
        var table = new SilenceTable();
        var reference = new Dictionary<Guid, Silence>();
        var ids = Enumerable.Range(0, 60).Select(_ => Guid.NewGuid()).ToArray();
        var now = Given.Now;
        for (var step = 0; step < 3000; step++)
        {
            Change(table, reference, ids[random.Next(ids.Length)], random, now);
            now = now.AddSeconds(random.Next(5));
            Compare(table, reference, RandomLabels(random), now);
        }
    }

    private static void Change(SilenceTable table, Dictionary<Guid, Silence> reference, Guid id, Random random, DateTimeOffset now)
    {
        switch (random.Next(8))
        {
            case 0:
                Assert.Equal(reference.Remove(id), table.Remove(id));
                break;
            case 1:
                table.Retire(now);
                break;
            case 2 when reference.TryGetValue(id, out var old):
                table.Set(reference[id] = old with { EndsAt = now, UpdatedAt = now });
                break;
            case 3 when reference.TryGetValue(id, out var old):
                table.Set(reference[id] = old with { EndsAt = now.AddSeconds(random.Next(600)) });
                break;
            default:
                table.Set(reference[id] = RandomSilence(id, random, now));
                break;
        }
    }

    private static void Compare(SilenceTable table, Dictionary<Guid, Silence> reference, LabelSet labels, DateTimeOffset now)
    {
        var expected = reference.Values.Where(s => s.StateAt(now) == SilenceState.Active && s.Matches(labels)).OrderBy(s => s.Id.ToString(), StringComparer.Ordinal).ToList();
        var muting = new List<Silence>();

        Assert.Equal(expected.Count > 0, table.FindMuting(labels, now, muting));
        Assert.Equal(expected, muting);
        Assert.Equal(expected.Count > 0, table.IsMuted(labels, now));
        Assert.Equal(reference.Count, table.Count);
        Assert.Equal(reference.Count == 0 ? null : reference.Values.Min(s => s.EndsAt), table.NextExpiry(TimeSpan.Zero));
        Assert.Equal(
            reference.Values.Where(s => s.EndsAt.AddMinutes(1) <= now).OrderBy(s => s.EndsAt).ThenBy(s => s.Id),
            table.Expired(now, TimeSpan.FromMinutes(1)));
    }

    private static Silence RandomSilence(Guid id, Random random, DateTimeOffset now) => new()
    {
        Id = id,
        Matchers = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => RandomMatcher(random))],
        StartsAt = now.AddSeconds(random.Next(-300, 60)),
        EndsAt = now.AddSeconds(random.Next(-10, 600)),
        UpdatedAt = now,
    };

    private static Matcher RandomMatcher(Random random)
    {
        var op = random.Next(3) > 0 ? MatchOperator.Equal : (MatchOperator)random.Next(4);
        var isRegex = op is MatchOperator.Regex or MatchOperator.NotRegex;
        return Matcher.Of(_names[random.Next(_names.Length)], op, isRegex ? _patterns[random.Next(_patterns.Length)] : _values[random.Next(_values.Length)]);
    }

    private static LabelSet RandomLabels(Random random) =>
        LabelSet.Of(_names.Where(_ => random.Next(3) > 0).Select(name => new Label(name, _values[random.Next(_values.Length)])));
}
