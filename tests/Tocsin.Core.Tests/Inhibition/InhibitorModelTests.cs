using Tocsin.Alerts;
using static Tocsin.Inhibition.Sample;

namespace Tocsin.Inhibition;

/// <summary>The index against the plain rules, over random rules, alerts and changes.</summary>
public class InhibitorModelTests
{
    private static readonly string[] _names = ["a", "b", "c", "d"];
    private static readonly string[] _values = ["", "1", "2", "3", "é"];

    private static int Seed => int.TryParse(Environment.GetEnvironmentVariable("TOCSIN_SEED"), out var seed) ? seed : 20240611;

    [Fact]
    public void What_is_found_is_what_the_rules_say()
    {
        var random = new Random(Seed);
        var muted = 0;
        for (var round = 0; round < 400; round++)
        {
            var rules = Enumerable.Range(0, random.Next(1, 6)).Select(_ => RandomRule(random)).ToList();
            var inhibitor = new Inhibitor(rules);
            var alerts = new Dictionary<AlertId, Alert>();
            for (var step = 0; step < 60; step++)
            {
                Change(random, inhibitor, alerts);
                var target = RandomAlert(random);
                var expected = rules.FirstOrDefault(rule => alerts.Values.Any(source => Inhibits(rule, source, target)));

                var found = inhibitor.Find(target);

                Assert.True(ReferenceEquals(expected, found?.Rule), $"TOCSIN_SEED={Seed}, round {round}, step {step}: {target.Labels.Count} labels");
                if (found is { } by)
                {
                    muted++;
                    Assert.True(Inhibits(by.Rule, alerts[by.Source], target));
                    Assert.Equal(alerts[by.Source].Fingerprint, by.Fingerprint);
                }
            }
        }

        Assert.InRange(muted, 2_000, 20_000);
    }

    [Fact]
    public void A_rule_that_is_said_to_mute_nothing_mutes_nothing()
    {
        var random = new Random(Seed);
        var alerts = Enumerable.Range(0, 300).Select(_ => RandomAlert(random)).ToList();
        var reported = 0;
        for (var round = 0; round < 4_000; round++)
        {
            var rule = RandomRule(random);
            if (InhibitLints.Of([rule]).Any(lint => lint.Message.StartsWith("never mutes", StringComparison.Ordinal)))
            {
                reported++;
                var inhibitor = Inhibitor([rule], alerts);
                Assert.All(alerts, alert => Assert.Null(inhibitor.Find(alert)));
            }
        }

        Assert.InRange(reported, 300, 3_000);
    }

    /// <summary>The four rules of inhibition, one by one.</summary>
    private static bool Inhibits(InhibitRule rule, Alert source, Alert target) =>
        rule.Target.Matches(target.Labels)
        && source.IsFiring && rule.Source.Matches(source.Labels)
        && rule.Equal.All(name => source.Labels[name] == target.Labels[name])
        && !(rule.Source.Matches(target.Labels) && rule.Target.Matches(source.Labels));

    private static void Change(Random random, Inhibitor inhibitor, Dictionary<AlertId, Alert> alerts)
    {
        var alert = RandomAlert(random);
        if (random.Next(6) == 0)
        {
            inhibitor.Remove(alert.Id);
            alerts.Remove(alert.Id);
        }
        else
        {
            inhibitor.Set(alert);
            alerts[alert.Id] = alert;
        }
    }

    private static Alert RandomAlert(Random random) => Alert(
        LabelSet.Of(_names.Select(name => new Label(name, Pick(random, _values)))),
        random.Next(3) == 0 ? AlertStatus.Resolved : AlertStatus.Firing);

    private static InhibitRule RandomRule(Random random) =>
        Rule(RandomMatchers(random), RandomMatchers(random), string.Join(' ', _names.Where(_ => random.Next(3) == 0)));

    private static string RandomMatchers(Random random) => string.Join(' ', Enumerable.Range(0, random.Next(4)).Select(_ =>
        Pick(random, _names) + Pick(random, ["=1", "=2", "=é", "=\"\"", "!=1", "!=\"\"", "=~1|2", "=~.+", "!~[13]"])));

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
