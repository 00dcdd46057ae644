using Tocsin.Alerts;
using static Tocsin.Inhibition.Sample;

namespace Tocsin.Inhibition;

public class InhibitorTests
{
    [Fact]
    public void A_rule_without_equal_labels_takes_any_source()
    {
        Assert.Null(Inhibitor([Rule("", "")]).Find(Alert("a=b")));

        // Without target matchers every source matches both sides, so only what does not match the source side can be muted.
        var found = Inhibitor([Rule("s=1", "")], Alert("s=1 x=y")).Find(Alert("a=b"));
        Assert.Equal(Alert("s=1 x=y").Id, found!.Value.Source);
    }

    [Theory]
    [InlineData("t1=1 e=1", true)]
    [InlineData("t2=1 e=1", true)]
    [InlineData("t1=1 t3=1 e=1", true)]
    [InlineData("t1=1 t2=1 e=1", true)]
    [InlineData("t1=0 e=1", false)]
    [InlineData("s1=1 t1=1 e=1", true)] // Matches both sides; the source matches one.
    [InlineData("s2=1 t2=1 e=1", false)] // Matches both sides, and so does the source.
    [InlineData("t1=1 e=0", false)]
    public void Rules_for_labels_that_are_equal_mute_as_upstreams_do(string target, bool muted)
    {
        var inhibitor = Inhibitor([Rule("s1=1", "t1=1", "e"), Rule("s2=1", "t2=1", "e")], Alert("s1=1 t1=2 e=1"), Alert("s2=1 t2=1 e=1"));

        Assert.Equal(muted, inhibitor.Find(Alert(target)) is not null);
    }

    [Theory]
    [InlineData("t1=1 e=1", false)]
    [InlineData("t2=1 e=1", true)]
    [InlineData("t1=1 t3=1 e=1", false)]
    [InlineData("t1=1 t2=1 e=1", true)]
    [InlineData("t1=0 e=1", true)]
    [InlineData("s1=1 t1=1 e=1", false)]
    [InlineData("s2=1 t2=1 e=1", true)] // By the first rule.
    [InlineData("t1=1 e=0", false)]
    public void Rules_with_negative_matchers_mute_as_upstreams_do(string target, bool muted)
    {
        var inhibitor = Inhibitor([Rule("s1=1", "t1!=1", "e"), Rule("s2=1", "t2=1", "e")], Alert("s1=1 t1=2 e=1"), Alert("s2=1 t2=1 e=1"));

        Assert.Equal(muted, inhibitor.Find(Alert(target)) is not null);
    }

    [Fact]
    public void A_source_inhibits_while_it_fires()
    {
        var inhibitor = Inhibitor([Rule("s=1", "t=1", "e")], Alert("t=1 e=f"));
        Assert.Null(inhibitor.Find(Alert("t=1 e=f")));

        inhibitor.Set(Alert("s=1 e=f"));
        Assert.NotNull(inhibitor.Find(Alert("t=1 e=f")));
        Assert.Null(inhibitor.Find(Alert("s=1 e=f")));

        inhibitor.Set(Alert("s=1 e=f", AlertStatus.Resolved));
        Assert.Null(inhibitor.Find(Alert("t=1 e=f")));
    }

    [Fact]
    public void A_source_that_is_gone_or_has_no_news_inhibits_nothing()
    {
        var inhibitor = Inhibitor([Rule("s=1", "t=1")], Alert("s=1 n=1"), Alert("s=1 n=2"));

        inhibitor.Remove(Alert("s=1 n=1").Id);
        Assert.Equal(Alert("s=1 n=2").Id, inhibitor.Find(Alert("t=1"))!.Value.Source);

        inhibitor.Set(Alert("s=1 n=2", AlertStatus.NoNews));
        inhibitor.Remove(Alert("s=1 n=3").Id);
        Assert.Null(inhibitor.Find(Alert("t=1")));
    }

    [Fact]
    public void A_resolved_source_does_not_hide_one_that_fires()
    {
        var inhibitor = Inhibitor([Rule("", "t=1", "e")], Alert("id=1 e=1"), Alert("id=2 e=1"), Alert("id=2 e=1", AlertStatus.Resolved), Alert("id=3 e=1", AlertStatus.Resolved));

        Assert.Equal(Alert("id=1 e=1").Id, inhibitor.Find(Alert("s=1 t=1 e=1"))!.Value.Source);
    }

    [Fact]
    public void A_source_that_fires_again_inhibits_again()
    {
        var inhibitor = Inhibitor([Rule("s=1", "t=1", "e")], Alert("s=1 e=1", AlertStatus.Resolved), Alert("s=1 e=1"), Alert("s=1 e=1"));
        Assert.NotNull(inhibitor.Find(Alert("t=1 e=1")));

        inhibitor.Set(Alert("s=1 e=1", AlertStatus.Resolved));
        Assert.Null(inhibitor.Find(Alert("t=1 e=1")));
    }

    [Theory]
    [InlineData("alertname=S1 cluster=c1 severity=critical", "alertname=S2 cluster=c1 severity=warning")]
    [InlineData("alertname=S2 cluster=c1 severity=warning", "alertname=S1 cluster=c1 severity=critical")]
    public void A_source_that_matches_both_sides_does_not_hide_one_that_matches_one(string first, string second)
    {
        var inhibitor = Inhibitor([Rule("", "severity=warning", "cluster")], Alert(first), Alert(second));

        var found = inhibitor.Find(Alert("alertname=T cluster=c1 severity=warning"));

        Assert.Equal(Alert("alertname=S1 cluster=c1 severity=critical").Fingerprint, found!.Value.Fingerprint);
    }

    [Fact]
    public void An_alert_that_matches_both_sides_mutes_neither_itself_nor_its_like()
    {
        var inhibitor = Inhibitor([Rule("severity=critical", "severity=~critical|warning", "e")], Alert("severity=critical e=1 n=1"), Alert("severity=critical e=1 n=2"));

        Assert.Null(inhibitor.Find(Alert("severity=critical e=1 n=1")));
        Assert.NotNull(inhibitor.Find(Alert("severity=warning e=1")));
    }

    [Fact]
    public void An_absent_label_equals_an_empty_one_and_an_absent_one()
    {
        var inhibitor = Inhibitor([Rule("s=1", "t=1", "a b")], Alert("s=1 a=x"));

        Assert.NotNull(inhibitor.Find(Alert("t=1 a=x")));
        Assert.NotNull(inhibitor.Find(Alert("t=1 a=x b=")));
        Assert.Null(inhibitor.Find(Alert("t=1 b=x")));
        Assert.Null(inhibitor.Find(Alert("t=1 a=x b=y")));
    }

    [Fact]
    public void Values_of_equal_labels_do_not_run_into_each_other()
    {
        var inhibitor = Inhibitor([Rule("s=1", "t=1", "a b")], Alert("s=1 a=x b=yz"));

        Assert.Null(inhibitor.Find(Alert("t=1 a=xy b=z")));
        Assert.Null(inhibitor.Find(Alert("t=1 a=yz b=x")));
    }

    [Fact]
    public void Equal_labels_may_be_long_named_in_any_order_and_repeated()
    {
        var value = new string('é', 5_000);
        var inhibitor = Inhibitor([Rule("s=1", "t=1", "b a b"), Rule("s=2", "t=1", "a b")], Alert($"s=2 größe=1 a={value} b=1"));

        Assert.Equal(["a", "b"], inhibitor.Find(Alert($"t=1 a={value} b=1"))!.Value.Rule.Equal);
        Assert.Null(inhibitor.Find(Alert($"t=1 a={value}x b=1")));
    }

    [Fact]
    public void The_first_rule_that_mutes_is_the_reason()
    {
        InhibitRule[] rules = [Rule("s=1", "t=2"), Rule("s=2", "t=1") with { Name = "second" }, Rule("s=1", "t=1") with { Name = "third" }];

        var inhibitor = Inhibitor(rules, Alert("s=1"), Alert("s=2"));
        Assert.Same(rules[1], inhibitor.Find(Alert("t=1"))!.Value.Rule);

        inhibitor.Remove(Alert("s=2").Id);
        Assert.Same(rules[2], inhibitor.Find(Alert("t=1"))!.Value.Rule);
    }

    [Fact]
    public void An_alert_that_is_itself_inhibited_still_inhibits()
    {
        var inhibitor = Inhibitor([Rule("level=1", "level=2"), Rule("level=2", "level=3")], Alert("level=1"), Alert("level=2"));

        Assert.NotNull(inhibitor.Find(Alert("level=2")));
        Assert.NotNull(inhibitor.Find(Alert("level=3")));
    }

    [Fact]
    public void Looking_for_what_inhibits_nothing_allocates_nothing()
    {
        var inhibitor = Inhibitor(
            [Rule("s=1", "t=1 u!=2", "a b c"), Rule("s=1", "t=~x.*", "a")],
            Enumerable.Range(0, 100).Select(i => Alert($"s=1 a={i}")));
        var target = Alert("t=1 a=1000 b=2 other=3");
        Assert.Null(inhibitor.Find(target));

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            inhibitor.Find(target);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public async Task Several_threads_may_ask_while_one_changes_sources()
    {
        var inhibitor = Inhibitor([Rule("s=1", "t=1", "e")], Alert("s=1 e=always"));
        var cancellation = TestContext.Current.CancellationToken;
        var (always, sometimes, never) = (Alert("t=1 e=always"), Alert("t=1 e=sometimes"), Alert("t=1 e=never"));
        var (firing, resolved) = (Alert("s=1 e=sometimes"), Alert("s=1 e=sometimes", AlertStatus.Resolved));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(
            () =>
            {
                for (var i = 0; i < 20_000; i++)
                {
                    if (worker == 0)
                    {
                        inhibitor.Set(i % 2 == 0 ? firing : resolved);
                    }
                    else
                    {
                        Assert.NotNull(inhibitor.Find(always));
                        Assert.Null(inhibitor.Find(never));
                        Assert.True(inhibitor.Find(sometimes) is null or { Rule.Equal: ["e"] });
                    }
                }
            },
            cancellation)));

        Assert.Null(inhibitor.Find(sometimes));
    }
}
