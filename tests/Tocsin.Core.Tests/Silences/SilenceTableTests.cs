using Tocsin.Alerts;
using Tocsin.Matching;

namespace Tocsin.Silences;

public class SilenceTableTests
{
    private static readonly LabelSet _labels = LabelSet.Of(("alertname", "X"), ("a", "b"), ("namespace", "n"));

    private readonly SilenceTable _table = new();
    private readonly List<Silence> _muting = [];

    [Fact]
    public void Active_silences_that_match_mute_and_are_listed_by_id()
    {
        Silence[] matching =
        [
            Given.Silence(-1, 1),
            Given.Silence(-1, 1, Given.Equal("a", "b"), Given.Equal("namespace", "n")),
            Given.Silence(-1, 1, Matcher.Of("alertname", MatchOperator.Regex, "X|Y")),
            Given.Silence(-1, 1, Matcher.Of("alertname", MatchOperator.NotEqual, "Z"), Given.Equal("missing", "")),
        ];
        Silence[] others =
        [
            Given.Silence(1, 2),
            Given.Silence(-2, -1),
            Given.Silence(-1, 1, Given.Equal("a", "c")),
            Given.Silence(-1, 1, Given.Equal("a", "b"), Given.Equal("a", "c")),
            Given.Silence(-1, 1, Given.Equal("missing", "x")),
        ];
        Add([.. others, .. matching]);

        Assert.True(_table.IsMuted(_labels, Given.Now));
        Assert.True(_table.FindMuting(_labels, Given.Now, _muting));
        Assert.Equal(matching.Select(s => s.Id.ToString()).Order(StringComparer.Ordinal), _muting.Select(s => s.Id.ToString()));
        Assert.False(_table.FindMuting(LabelSet.Of(("alertname", "Z")), Given.Now, _muting));
        Assert.Empty(_muting);
    }

    [Fact]
    public void A_silence_that_is_set_again_takes_the_place_of_the_old_one()
    {
        var silence = Given.Silence(-1, 1);
        Add(silence, silence with { EndsAt = Given.Now.AddHours(1), Comment = "new" });

        Assert.Equal("new", Assert.Single(_table.All()).Comment);
        Assert.Equal("new", _table.Find(silence.Id)?.Comment);
        Assert.Equal((1, Given.Now.AddHours(1)), (_table.Count, _table.NextEnd));
        _table.FindMuting(_labels, Given.Now.AddMinutes(30), _muting);
        Assert.Equal("new", Assert.Single(_muting).Comment);

        Add(silence with { Matchers = [Given.Equal("other", "x")] });
        Assert.False(_table.IsMuted(_labels, Given.Now));
        Assert.True(_table.IsMuted(LabelSet.Of(("other", "x")), Given.Now));
        Assert.True(_table.Remove(silence.Id));
        Assert.False(_table.Remove(silence.Id));
        Assert.False(_table.IsMuted(LabelSet.Of(("other", "x")), Given.Now));
        Assert.Equal((0, null), (_table.Count, _table.NextEnd));
    }

    [Fact]
    public void What_is_over_is_retired_kept_and_forgotten_after_the_retention()
    {
        var (first, second) = (Given.Silence(-10, 1), Given.Silence(-10, 2));
        Add(second, first);
        var retention = TimeSpan.FromHours(1);

        Assert.Equal(first.EndsAt, _table.NextEnd);
        Assert.Equal(0, _table.Retire(first.EndsAt));
        Assert.Equal(1, _table.Retire(first.EndsAt.AddTicks(1)));
        Assert.Equal((second.EndsAt, 2), (_table.NextEnd, _table.Count));
        Assert.Equal(first.EndsAt + retention, _table.NextExpiry(retention));
        Assert.Empty(_table.Expired(first.EndsAt + retention - TimeSpan.FromTicks(1), retention));
        Assert.Equal([first], _table.Expired(first.EndsAt + retention, retention));
        _table.Remove(first.Id);
        Assert.Equal([second], _table.Expired(DateTimeOffset.MaxValue, retention));
        Assert.Equal(second.EndsAt + retention, _table.NextExpiry(retention));
    }

    [Fact]
    public void A_silence_without_an_end_in_sight_is_kept()
    {
        Add(Given.Silence(-1, 0) with { EndsAt = DateTimeOffset.MaxValue });

        Assert.Equal(DateTimeOffset.MaxValue, _table.NextExpiry(TimeSpan.FromDays(5)));
        Assert.Empty(_table.Expired(Given.Now.AddYears(100), TimeSpan.FromDays(5)));
    }

    [Fact]
    public void Nothing_is_allocated_where_nothing_matches()
    {
        for (var i = 0; i < 1000; i++)
        {
            Add(Given.Silence(-1, 1, Given.Equal("alertname", "X"), Given.Equal("instance", $"i{i}")), Given.Silence(-1, 1, Given.Equal("a", $"{i}")), Given.Silence(-1, 1, Given.Equal("a", "b"), Given.Equal("x", "y")));
        }

        _table.IsMuted(_labels, Given.Now);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            Assert.False(_table.IsMuted(_labels, Given.Now));
            Assert.False(_table.FindMuting(_labels, Given.Now, _muting));
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    /// <summary>Readers never miss a silence that is there all the time, while others come and go in the same place and it is changed itself.</summary>
    [Fact]
    public async Task Readers_see_what_stays_whatever_else_changes()
    {
        var stays = Given.Silence(-1, 1);
        var others = Enumerable.Range(0, 20).Select(_ => Given.Silence(-1, 1)).ToArray();
        Add(stays);
        using var done = new CancellationTokenSource();
        var token = done.Token;
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(() => Missed(stays.Id, token), CancellationToken.None)).ToArray();

        var random = new Random(7);
        for (var i = 0; i < 50_000; i++)
        {
            var other = others[random.Next(others.Length)];
            switch (random.Next(3))
            {
                case 0:
                    _table.Set(other);
                    break;
                case 1:
                    _table.Remove(other.Id);
                    break;
                default:
                    _table.Set(stays with { Comment = i % 2 == 0 ? "even" : "odd" });
                    break;
            }
        }

        await done.CancelAsync();
        Assert.All(await Task.WhenAll(readers), missed => Assert.Equal(0, missed));
    }

    private int Missed(Guid id, CancellationToken cancellationToken)
    {
        var missed = 0;
        var muting = new List<Silence>();
        do
        {
            _table.FindMuting(_labels, Given.Now, muting);
            missed += muting.Count(s => s.Id == id) == 1 && _table.IsMuted(_labels, Given.Now) ? 0 : 1;
        }
        while (!cancellationToken.IsCancellationRequested);

        return missed;
    }

    private void Add(params Silence[] silences) => Array.ForEach(silences, _table.Set);
}
