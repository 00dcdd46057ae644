using System.Text;

namespace Tocsin.Alerts;

public sealed class AlertBatchTests
{
    private static readonly DateTimeOffset _start = new(2026, 3, 2, 7, 31, 57, TimeSpan.FromHours(2));

    [Fact]
    public void Alerts_come_back_as_they_were_added_though_the_buffer_moved()
    {
        using var batch = new AlertBatch();
        var labels = new LabelSetBuilder();
        var annotations = new LabelSetBuilder(keepEmpty: true);
        for (var i = 0; i < 300; i++)
        {
            labels.Clear();
            annotations.Clear();
            labels.Add("n"u8, Encoding.UTF8.GetBytes($"value {i}"));
            annotations.Add("summary"u8, Encoding.UTF8.GetBytes(new string('s', i)));
            batch.Add(labels, annotations, Encoding.UTF8.GetBytes($"http://{i}"), _start.AddSeconds(i), default, AlertStatus.Firing);
        }

        Assert.Equal(300, batch.Count);
        for (var i = 0; i < 300; i++)
        {
            var alert = batch[i];
            Assert.Equal($"value {i}", LabelSet.FromCanonical(alert.Labels)["n"]);
            Assert.Equal(new string('s', i), LabelSet.FromCanonical(alert.Annotations)["summary"]);
            Assert.Equal($"http://{i}", Encoding.UTF8.GetString(alert.GeneratorUrl));
            Assert.Equal((_start.AddSeconds(i), default, AlertStatus.Firing), (alert.StartsAt, alert.EndsAt, alert.Status));
        }
    }

    [Fact]
    public void Cleared_it_is_empty_and_takes_alerts_again()
    {
        using var batch = new AlertBatch();
        var labels = new LabelSetBuilder();
        labels.Add("a"u8, "1"u8);
        batch.Add(labels, new LabelSetBuilder(), default, default, default, null);
        batch.Clear();
        Assert.Equal(0, batch.Count);
        batch.Add(labels, new LabelSetBuilder(), default, default, default, null);

        Assert.Equal(LabelSet.Of(("a", "1")), LabelSet.FromCanonical(batch[0].Labels));
    }
}
