using Tocsin.Alerts;

namespace Tocsin.Grouping;

public class AlertOrderTests
{
    [Fact]
    public void Alerts_stand_by_job_then_instance_then_labels_and_those_without_come_last()
    {
        LabelSet[] expected =
        [
            LabelSet.Of(("job", "a"), ("instance", "1"), ("z", "0")),
            LabelSet.Of(("job", "a"), ("instance", "2"), ("b", "0")),
            LabelSet.Of(("job", "a"), ("instance", "2"), ("c", "0")),
            LabelSet.Of(("job", "a"), ("a", "0")),
            LabelSet.Of(("job", "b"), ("instance", "1")),
            LabelSet.Of(("instance", "1")),
            LabelSet.Of(("alertname", "X")),
        ];

        var sorted = expected.Reverse().Select(Alert).Order(AlertOrder.Instance).Select(a => a.Labels);

        Assert.Equal(expected, sorted);
    }

    private static Alert Alert(LabelSet labels) => new() { Labels = labels, StartsAt = default, EndsAt = default, UpdatedAt = default };
}
