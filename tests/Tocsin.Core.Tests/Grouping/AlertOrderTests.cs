using Tocsin.Alerts;

namespace Tocsin.Grouping;

public class AlertOrderTests
{
    [Fact]
    public void Alerts_stand_by_job_then_instance_and_those_without_come_last()
    {
        AssertOrder(
        [
            LabelSet.Of(("job", "a"), ("instance", "1"), ("z", "0")),
            LabelSet.Of(("job", "a"), ("instance", "2"), ("c", "0")),
            LabelSet.Of(("job", "a"), ("instance", "2"), ("b", "0")),
            LabelSet.Of(("job", "a"), ("a", "0")),
            LabelSet.Of(("job", "b"), ("instance", "1")),
            LabelSet.Of(("instance", "1")),
            LabelSet.Of(("alertname", "X")),
        ]);
    }

    [Fact]
    public void Alerts_with_fewer_labels_come_first_and_then_those_that_lack_a_label()
    {
        AssertOrder(
        [
            LabelSet.Of(("z", "1")),
            LabelSet.Of(("alertname", "A"), ("zone", "a")),
            LabelSet.Of(("alertname", "A"), ("pod", "1")),
            LabelSet.Of(("alertname", "A"), ("pod", "10")),
            LabelSet.Of(("alertname", "A"), ("pod", "2")),
            LabelSet.Of(("alertname", "B"), ("pod", "1")),
            LabelSet.Of(("a", "1"), ("alertname", "A"), ("b", "1")),
        ]);
    }

    private static void AssertOrder(LabelSet[] expected) =>
        Assert.Equal(expected, expected.Reverse().Select(Alert).Order(AlertOrder.Instance).Select(a => a.Labels));

    private static Alert Alert(LabelSet labels) => new() { Labels = labels, StartsAt = default, EndsAt = default, UpdatedAt = default };
}
