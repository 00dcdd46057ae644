namespace Tocsin.Alerts;

/// <summary>The rows of the table are those of Alertmanager's own test of its merge (types.TestAlertMerge), and of its store.</summary>
public sealed class AlertMergeTests
{
    private static readonly DateTimeOffset _now = new(2026, 3, 2, 7, 31, 57, TimeSpan.Zero);
    private static readonly LabelSet _labels = LabelSet.Of(("alertname", "X"));

    public static TheoryData<string, string, string> Merges => new()
    {
        // "start..end", in minutes from now, and ! where the end is a timeout: stored, received, merged.
        { "-2..2!", "-1..3!", "-2..3!" },
        { "-2..3!", "-1..2", "-2..2" },
        { "-2..3", "-1..2!", "-2..3!" },
        { "-2..3", "-1..2", "-2..3" },
        { "-3..3", "-2..0 resolved", "-3..0 resolved" },
        { "-3..0 resolved", "-2..-1 resolved", "-3..0 resolved" },
        { "-4..-1 resolved", "-3..-2 resolved", "-4..-1 resolved" },
        { "-4..-2 resolved", "-3..-1 resolved", "-4..-1 resolved" },

        // Windows that do not overlap: the later word replaces the earlier.
        { "-9..-5 resolved", "-2..3", "-2..3" },
        { "-9..-5 resolved", "-5..3", "-5..3" },
        { "-2..3", "-9..-2 resolved", "-9..-2 resolved" },

        // Fired again inside the window of the one that was resolved.
        { "-9..-1 resolved", "-2..3", "-9..3" },

        // A plain refresh moves the end, also where it starts and ends with the stored one.
        { "-2..3", "-2..4", "-2..4" },
        { "-2..3", "-2..3", "-2..3" },
    };

    [Theory]
    [MemberData(nameof(Merges))]
    public void Merges_as_alertmanager_does(string stored, string received, string expected)
    {
        var merged = AlertMerge.Into(Parse(stored, _now.AddMinutes(-1)), Parse(received, _now));

        var wanted = Parse(expected, _now);
        Assert.Equal((wanted.StartsAt, wanted.EndsAt, wanted.EndsBy, wanted.Status), (merged.StartsAt, merged.EndsAt, merged.EndsBy, merged.Status));
    }

    [Fact]
    public void What_was_heard_later_counts_even_where_it_arrives_first()
    {
        var late = Parse("-2..3", _now) with { Annotations = LabelSet.Of(("say", "late")) };
        var early = Parse("-3..2", _now.AddMinutes(-1)) with { Annotations = LabelSet.Of(("say", "early")) };

        var merged = AlertMerge.Into(late, early);

        Assert.Equal("late", merged.Annotations["say"]);
        Assert.Equal(_now.AddMinutes(-3), merged.StartsAt);
        Assert.Equal(_now, merged.UpdatedAt);
    }

    [Theory]
    [InlineData("-2..3", "-1..4", "stored")]
    [InlineData("-2..3", "-2..0 resolved", "stored")]
    [InlineData("-9..-5 resolved", "-2..3", "received")]
    [InlineData("-9..-1 resolved", "-2..3", "received")]
    [InlineData("-9..-5 resolved", "-9..-5 resolved", "stored")]
    [InlineData("-9..-5 resolved", "-9..-4 resolved", "stored")]
    public void An_episode_lasts_until_the_alert_fires_again(string stored, string received, string whose)
    {
        var before = Parse(stored, _now.AddMinutes(-1)) with { Episode = Guid.Parse("11111111-1111-1111-1111-111111111111") };
        var after = Parse(received, _now) with { Episode = Guid.Parse("22222222-2222-2222-2222-222222222222") };

        Assert.Equal(whose == "stored" ? before.Episode : after.Episode, AlertMerge.Into(before, after).Episode);
    }

    [Theory]
    [InlineData("-2..3", "-9..-5 resolved", EndsBy.ExpireAfter, true)]
    [InlineData("-2..3", "-9..-1 resolved", EndsBy.ExpireAfter, false)]
    [InlineData("-2..3", "-9..-5 resolved", EndsBy.Sender, false)]
    [InlineData("-2..3", "-9..-5", EndsBy.ExpireAfter, false)]
    [InlineData("-2..-1 resolved", "-9..-5 resolved", EndsBy.ExpireAfter, false)]
    public void A_resolve_of_an_earlier_episode_is_stale(string stored, string received, EndsBy endsBy, bool stale)
    {
        Assert.Equal(stale, AlertMerge.IsStale(Parse(stored, _now), Parse(received, _now) with { EndsBy = endsBy }));
    }

    private static Alert Parse(string text, DateTimeOffset updatedAt)
    {
        var words = text.Split(' ');
        var times = words[0].TrimEnd('!').Split("..");
        return new Alert
        {
            Labels = _labels,
            StartsAt = _now.AddMinutes(int.Parse(times[0], System.Globalization.CultureInfo.InvariantCulture)),
            EndsAt = _now.AddMinutes(int.Parse(times[1], System.Globalization.CultureInfo.InvariantCulture)),
            EndsBy = words[0].EndsWith('!') ? EndsBy.ResolveTimeout : EndsBy.Sender,
            Status = words.Length > 1 ? AlertStatus.Resolved : AlertStatus.Firing,
            UpdatedAt = updatedAt,
        };
    }
}
