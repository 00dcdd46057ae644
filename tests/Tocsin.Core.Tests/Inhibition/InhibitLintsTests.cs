using static Tocsin.Inhibition.Sample;

namespace Tocsin.Inhibition;

public class InhibitLintsTests
{
    [Theory]
    [InlineData("severity=critical", "severity=warning", "cluster")]
    [InlineData("severity=critical", "severity=~critical|warning", "cluster")] // A critical alert mutes warnings.
    [InlineData("severity=~critical|warning", "severity=critical", "cluster")]
    [InlineData("alertname=NodeDown", "", "node")]
    [InlineData("", "alertname=PodDown", "node")] // Any other alert of the node mutes it.
    [InlineData("severity=critical cluster=a", "severity=critical", "")]
    [InlineData("zone=~a.*", "zone=~a.+", "")] // It can't be seen from the patterns what they share.
    [InlineData("cluster=a", "cluster=b", "")]
    [InlineData("cluster=a team=db", "cluster!=b", "cluster")]
    public void Rules_that_can_mute_are_not_reported(string source, string target, string equal) =>
        Assert.Empty(InhibitLints.Of([Rule(source, target, equal)]));

    [Theory]
    [InlineData("severity=critical", "severity=critical", "cluster")]
    [InlineData("", "", "")]
    [InlineData("", "", "cluster")]
    [InlineData("severity=critical", "severity=critical severity!=warning", "")]
    [InlineData("severity=critical team=db", "team=~db|web severity=critical team=db", "")]
    [InlineData("severity=critical cluster=a", "severity=critical", "cluster")] // The cluster is a for both, because it has to be equal.
    [InlineData("cluster=a", "cluster!=b", "cluster")]
    [InlineData("zone=~a.*", "", "zone")]
    public void A_rule_whose_sides_match_the_same_alerts_never_mutes(string source, string target, string equal) =>
        Assert.Equal(
            [(1, "never mutes anything: its two sides match the same alerts, and an alert that matches both is not muted by another one that does")],
            InhibitLints.Of([Rule("a=1", "b=1", "c"), Rule(source, target, equal)]));

    [Theory]
    [InlineData("cluster=a", "cluster=b", "x cluster")]
    [InlineData("cluster=a", "cluster!=a", "cluster")]
    [InlineData("cluster!~a|b", "cluster=b", "cluster")]
    [InlineData("cluster=\"\"", "cluster=~.+", "cluster")]
    public void A_label_that_has_to_be_equal_can_not_have_different_values(string source, string target, string equal) =>
        Assert.Equal(
            [(0, "never mutes anything: \"cluster\" has to be equal, but source and target side want different values of it")],
            InhibitLints.Of([Rule(source, target, equal)]));

    [Fact]
    public void A_side_that_contradicts_itself_matches_no_alert() => Assert.Equal(
        [
            (0, "never mutes anything: no alert can match its source side, where a=\"1\" and a=\"2\" contradict each other"),
            (1, "never mutes anything: no alert can match its target side, where a=\"1\" and a!=\"1\" contradict each other"),
        ],
        InhibitLints.Of([Rule("a=1 a=2", "b=1"), Rule("b=1", "a=1 a!=1")]));

    [Fact]
    public void A_rule_without_target_matchers_and_equal_labels_mutes_all_others() => Assert.Equal(
        [(0, "mutes every alert that does not match its source side while one that does is firing: it has no target matchers and no equal labels")],
        InhibitLints.Of([Rule("alertname=DeadMansSwitch", "")]));
}
