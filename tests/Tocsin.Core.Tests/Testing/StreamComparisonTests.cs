using System.Globalization;
using System.Text.Json;
using Tocsin.Testing.Scripts;

namespace Tocsin.Testing;

public sealed class StreamComparisonTests
{
    private static readonly DateTimeOffset _start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly IReadOnlyList<ExpectedMessage> _expected =
    [
        Expected(0.5, "a", "first notification", "A pod=1 @0..", "A pod=2"),
        Expected(1.5, "a", "some alerts resolved", "-A pod=1 @0..1", "A pod=2"),
        Expected(0.5, "b", "first notification", "A pod=1", "A pod=2"),
    ];

    [Fact]
    public void A_stream_within_the_tolerance_is_as_expected_whatever_the_order_between_groups()
    {
        Assert.Empty(StreamComparison.Compare(_expected, [Message(0.4), Message(0.8, "b"), Message(1.8, reason: "some alerts resolved", first: "resolved")]));
        Assert.Empty(StreamComparison.Compare(_expected, [Message(0.7, "b", reason: ""), Message(0.5, reason: ""), Message(1.6, reason: "", first: "resolved")]));
    }

    [Theory]
    [InlineData(0.5, "c", "first notification", "firing", "1", 0, "messages instead of")]
    [InlineData(1.0, "b", "first notification", "firing", "1", 0, "it came at 1.00")]
    [InlineData(0.5, "b", "new alerts added", "firing", "1", 0, "the reason is new alerts added")]
    [InlineData(0.5, "b", "first notification", "resolved", "1", 0, "the alerts are -A pod=1, A pod=2 instead of A pod=1, A pod=2")]
    [InlineData(0.5, "b", "first notification", "firing", "3", 0, "the alerts are A pod=3, A pod=2 instead of A pod=1, A pod=2")]
    [InlineData(0.5, "b", "first notification", "firing", "1", 1, "leaves out 1")]
    public void Each_difference_is_told(double at, string to, string reason, string first, string pod, int truncated, string told)
    {
        var messages = new[] { Message(0.5), Message(1.5, reason: "some alerts resolved", first: "resolved"), Message(at, to, reason, first, pod, truncated) };

        Assert.Contains(StreamComparison.Compare(_expected, messages), d => d.Contains(told, StringComparison.Ordinal));
    }

    [Fact]
    public void The_order_within_a_group_counts()
    {
        var messages = new[] { Message(0.5, reason: "some alerts resolved", first: "resolved"), Message(1.5), Message(0.5, "b") };

        Assert.NotEmpty(StreamComparison.Compare(_expected, messages));
    }

    [Fact]
    public void Times_of_alerts_count_where_they_are_given()
    {
        var messages = new[] { Message(0.5, starts: 1), Message(1.5, reason: "some alerts resolved", first: "resolved", starts: 1), Message(0.5, "b", starts: 1) };

        Assert.Equal(2, StreamComparison.Compare(_expected, messages).Count(d => d.Contains("starts at 1.00 instead of 0.00", StringComparison.Ordinal)));
    }

    [Fact]
    public void Programs_that_send_the_same_alerts_may_still_differ_in_labels_and_times()
    {
        Assert.Empty(StreamComparison.CompareDetails([Message(0.5)], [Message(0.6, starts: 0.1)]));
        Assert.Equal(2, StreamComparison.CompareDetails([Message(0.5)], [Message(0.5, starts: 1)]).Count);
        Assert.Single(StreamComparison.CompareDetails([Message(0.5)], [Message(0.5, common: "x")]));
    }

    [Fact]
    public void A_script_alert_is_read_and_written_in_one_order()
    {
        var alert = ScriptAlert.Parse("A zone=eu empty= pod=1 ^summary=full @-10..0.5");

        Assert.Equal("A pod=1 zone=eu", alert.Text);
        Assert.Equal("full", alert.Annotations["summary"]);
        Assert.Equal((TimeSpan.FromSeconds(-10), TimeSpan.FromSeconds(0.5)), (alert.Starts, alert.Ends));
        Assert.Empty(ScriptAlert.Parse("").Labels);
    }

    private static ExpectedMessage Expected(double at, string to, string reason, params string[] alerts) =>
        new(TimeSpan.FromSeconds(at), TimeSpan.Zero, to, "{}:{}", reason, [.. alerts.Select(ExpectedAlert.Parse)], 0, 200);

    private static ScriptMessage Message(
        double at, string to = "a", string reason = "first notification", string first = "firing", string pod = "1", int truncated = 0, double starts = 0, string common = "A")
    {
        var body = new Dictionary<string, object>
        {
            ["receiver"] = to,
            ["status"] = "firing",
            ["groupKey"] = "{}:{}",
            ["truncatedAlerts"] = truncated,
            ["groupLabels"] = new { },
            ["commonLabels"] = new { alertname = common },
            ["commonAnnotations"] = new { },
            ["alerts"] = new[] { Alert(first, pod, starts), Alert("firing", "2", starts) },
        };
        if (reason.Length > 0)
        {
            body["notification_reason"] = reason;
        }

        return new ScriptMessage(TimeSpan.FromSeconds(at), to, 200, JsonSerializer.SerializeToElement(body), _start);
    }

    private static object Alert(string status, string pod, double starts) => new
    {
        status,
        labels = new { alertname = "A", pod },
        annotations = new { },
        startsAt = (_start + TimeSpan.FromSeconds(starts)).ToString("O", CultureInfo.InvariantCulture),
        endsAt = status == "firing" ? "0001-01-01T00:00:00Z" : (_start + TimeSpan.FromSeconds(starts + 1)).ToString("O", CultureInfo.InvariantCulture),
        fingerprint = pod,
    };
}
