using System.Text.Json;
using Tocsin.Alerts;

namespace Tocsin.Templating;

public class TemplateDataTests
{
    private static readonly DateTimeOffset _start = new(2024, 1, 1, 0, 0, 1, TimeSpan.Zero);

    [Fact]
    public void Without_alerts_it_is_resolved()
    {
        var data = TemplateData.Of("webhook", "first notification", LabelSet.Empty, [], new Uri("http://example.com/"));
        Assert.Equal(("webhook", "resolved", "http://example.com"), (data.Receiver, data.Status, data.ExternalURL));
        Assert.Equal(
            """{"receiver":"webhook","status":"resolved","alerts":[],"notification_reason":"first notification","groupLabels":{},"commonLabels":{},"commonAnnotations":{},"routeLabels":{},"externalURL":"http://example.com"}""",
            Rendering.Of(Rendering.Defaults, "{{ toJson . }}", data).Output);
    }

    [Fact]
    public void It_is_made_of_the_group_and_what_its_alerts_have_in_common()
    {
        Alert[] alerts = [Alert("warning", AlertStatus.Firing), Alert("critical", AlertStatus.Resolved)];
        var data = TemplateData.Of("a.b", "new alerts added", LabelSet.Of(("job", "foo")), alerts, new Uri("http://example.com/"));

        Assert.Equal(
            """a\.b|firing|new alerts added|job=foo|job=foo|runbook=foo|9266ef3da838ad95 0001 3b15fd163d36582e 2024 """,
            Rendering.Of(
                Rendering.Defaults,
                """{{ .Receiver }}|{{ .Status }}|{{ .NotificationReason }}|{{ .GroupLabels }}|{{ .CommonLabels }}|{{ .CommonAnnotations }}|{{ range .Alerts }}{{ .Fingerprint }} {{ .EndsAt.Format "2006" }} {{ end }}""",
                data).Output);
    }

    [Fact]
    public void An_alert_without_news_counts_as_firing() =>
        Assert.Equal("firing", TemplateData.Of("r", "", LabelSet.Empty, [Alert("x", AlertStatus.NoNews)], new Uri("http://e/")).Status);

    [Theory]
    [InlineData("{{ eq (index .Alerts 0) (index .Alerts 0) }}", "", "non-comparable type", "template.Alert")]
    [InlineData("{{ ne . . }}", "", "non-comparable type", "template.Data")]
    [InlineData("{{ eq (index .Alerts 0).StartsAt . }}", "", "non-comparable type", "template.Data")]
    [InlineData("{{ eq . (index .Alerts 0).StartsAt }}", "false")]
    [InlineData("{{ eq (index .Alerts 0).StartsAt (index .Alerts 1).StartsAt }}", "true")]
    [InlineData("{{ eq (index .CommonLabels.SortedPairs 0) (index .CommonLabels.SortedPairs 0) }}", "true")]
    public void What_holds_a_map_can_not_be_compared(string template, string output, params string[] error)
    {
        Alert[] alerts = [Alert("warning", AlertStatus.Firing), Alert("critical", AlertStatus.Resolved)];
        var rendered = Rendering.Of(Rendering.Defaults, template, TemplateData.Of("r", "", LabelSet.Empty, alerts, new Uri("http://e/")));
        Assert.Equal(output, rendered.Output);
        Assert.All(error, part => Assert.Contains(part, rendered.Error, StringComparison.Ordinal));
        Assert.Equal(error.Length == 0, rendered.Error.Length == 0);
    }

    [Fact]
    public void Names_follow_the_alerts_name_and_are_sorted_by_bytes()
    {
        var labels = KeyValues.Of([new("b", "2"), new("\U0001F600", "4"), new("alertname", "x"), new("a", "1"), new("\uFB01", "3"), new("empty", "")]);
        Assert.Equal(["alertname", "a", "b", "empty", "\uFB01", "\U0001F600"], labels.SortedPairs.Names);
        Assert.Equal(["a", "alertname", "b", "empty", "\uFB01", "\U0001F600"], labels.Keys);
        Assert.Equal(["alertname", "b"], labels.Remove(["a", "empty", "none", "\uFB01", "\U0001F600"]).SortedPairs.Names);
    }

    [Fact]
    public void Lists_that_many_templates_read_are_made_once()
    {
        var data = RandomData.Many(seed: 2, count: 4).Last();
        Assert.Same(data.Alerts!.Firing, data.Alerts.Firing);
        Assert.Same(data.CommonLabels!.SortedPairs.Values, data.CommonLabels.SortedPairs.Values);
    }

    [Fact]
    public void Json_comes_back_as_it_was()
    {
        foreach (var data in RandomData.Many(seed: 3, count: 10))
        {
            var json = Rendering.Of(Rendering.Defaults, "{{ toJson . }}", data).Output;
            Assert.Equal(json, Rendering.Of(Rendering.Defaults, "{{ toJson . }}", TemplateDataJson.Read(json)).Output);
        }
    }

    [Theory]
    [InlineData("[]", "expected an object")]
    [InlineData("{\"receiver\":5}", "receiver: expected text")]
    [InlineData("{\"groupLabels\":{\"a\":5}}", "groupLabels.a: expected text")]
    [InlineData("{\"groupLabels\":[]}", "groupLabels: expected an object")]
    [InlineData("{\"alerts\":{}}", "alerts: expected a list")]
    [InlineData("{\"alerts\":[{\"startsAt\":\"today\"}]}", "startsAt: \"today\" is no time (write it like 2006-01-02T15:04:05Z)")]
    public void Json_of_another_shape_is_refused(string json, string message) => Assert.Equal(message, Assert.Throws<JsonException>(() => TemplateDataJson.Read(json)).Message);

    private static Alert Alert(string severity, AlertStatus status) => new()
    {
        Labels = LabelSet.Of(("severity", severity), ("job", "foo")),
        Annotations = LabelSet.Of(("description", severity), ("runbook", "foo")),
        Status = status,
        StartsAt = _start,
        EndsAt = _start.AddSeconds(1),
        UpdatedAt = _start,
    };
}
