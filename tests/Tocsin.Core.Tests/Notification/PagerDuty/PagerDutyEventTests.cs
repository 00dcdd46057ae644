using System.Text;
using System.Text.Json;
using Tocsin.Alerts;
using Tocsin.Configuration;
using Tocsin.Enrichment;
using Tocsin.Templating;

namespace Tocsin.Notification.PagerDuty;

public class PagerDutyEventTests
{
    private static readonly PagerDutyOptions _upstream = new() { RoutingKey = new SecretSource("routing_key", new Secret("key")), Templates = Rendering.Defaults };
    private static readonly PagerDutyOptions _own = _upstream with { MapSeverity = true };

    [Fact]
    public void Without_anything_of_ours_it_equals_alertmanagers_byte_for_byte()
    {
        var firing = Samples.Alert(LabelSet.Of(("alertname", "X"), ("a", "1"), ("severity", "<page>")), LabelSet.Of(("summary", "true")), generatorUrl: "http://p/g?a=1&b=2");
        var over = Samples.Alert(LabelSet.Of(("alertname", "X"), ("a", "2"), ("severity", "<page>")), status: AlertStatus.Resolved);
        var notification = Samples.Notify(firing.Plain(), over.Plain()) with { GroupKey = "{}/{severity=\"critical\"}:{alertname=\"X\"}", GroupLabels = LabelSet.Of(("alertname", "X")) };
        var expected = OneLine($$$"""
            {"routing_key":"key","dedup_key":"996f61b35f9cc67a661419d586d08c5083ef83c566f201e1d864cf3eb99161bb","event_action":"trigger",
            "payload":{"summary":"[FIRING:1] X (\u003cpage\u003e)","source":"Alertmanager","severity":"error",
            "custom_details":{"firing":[{"annotations":{"summary":"true"},"endsAt":"0001-01-01T00:00:00Z","fingerprint":"{{{firing.Fingerprint}}}",
            "generatorURL":"http://p/g?a=1\u0026b=2","labels":{"a":"1","alertname":"X","severity":"\u003cpage\u003e"},"startsAt":"2022-03-02T07:31:57.339Z","status":"firing"}],
            "num_firing":1,"num_resolved":1,
            "resolved":[{"annotations":{},"endsAt":"2022-03-02T07:41:57.339Z","fingerprint":"{{{over.Fingerprint}}}",
            "generatorURL":"","labels":{"a":"2","alertname":"X","severity":"\u003cpage\u003e"},"startsAt":"2022-03-02T07:31:57.339Z","status":"resolved"}]}},
            "client":"Alertmanager","client_url":"http://tocsin.example:9093/#/alerts?receiver=team%5C.payments"}
            """) + "\n";
        Assert.Equal(expected, Body(notification, _upstream));
    }

    [Theory]
    [InlineData(AlertStatus.Firing, "[FIRING:1] KubePodCrashLooping customer (", "trigger")]
    [InlineData(AlertStatus.Resolved, "[RESOLVED] KubePodCrashLooping customer (", "resolve")]
    [InlineData(AlertStatus.NoNews, "No news since 2022-03-02 07:40:57 UTC: [FIRING:1] KubePodCrashLooping customer (", "trigger")]
    public void The_subject_and_the_action_follow_the_state(AlertStatus status, string start, string action)
    {
        var item = Json(Samples.Notify((Samples.CrashLoop with { Status = status }).Plain()), _upstream);
        Assert.StartsWith(start, item.GetProperty("payload").GetProperty("summary").GetString(), StringComparison.Ordinal);
        Assert.Equal(action, item.GetProperty("event_action").GetString());
    }

    [Fact]
    public void Common_values_follow_the_alerts_name_and_then_the_labels_order()
    {
        var summary = Json(Samples.Notify(Samples.CrashLoop.Plain()), _upstream).GetProperty("payload").GetProperty("summary").GetString();
        Assert.Equal(
            "[FIRING:1] KubePodCrashLooping customer (cluster-main rs-transformer http kube-state-metrics customer-rs-transformer-9b75b488c-cpfd7 P0 "
            + "monitoring/kube-prometheus-stack-prometheus us-west-1 0 kube-prometheus-stack-kube-state-metrics CRITICAL)",
            summary);
    }

    [Fact]
    public void A_group_that_has_no_other_common_labels_ends_its_subject_with_a_space_as_upstream()
    {
        var notification = Samples.Notify(Samples.Alert(LabelSet.Of(("alertname", "X"))).Plain()) with { GroupLabels = LabelSet.Of(("alertname", "X")) };
        Assert.Equal("[FIRING:1] X ", Json(notification, _upstream).GetProperty("payload").GetProperty("summary").GetString());
    }

    [Fact]
    public void Our_own_event_is_for_people()
    {
        var item = Json(Samples.Sample, _own);
        var payload = item.GetProperty("payload");
        Assert.Equal(
            "CRITICAL P0 KubePodCrashLooping customer/customer-rs-transformer-9b75b488c-cpfd7 (cluster-main): Pod is crash looping.", payload.GetProperty("summary").GetString());
        Assert.Equal("critical", payload.GetProperty("severity").GetString());
        Assert.Equal("customer/customer-rs-transformer-9b75b488c-cpfd7 (cluster-main)", payload.GetProperty("source").GetString());
        Assert.Equal("""{"cpu":"0.42 cores","memory":"N/A - Prometheus did not answer within 5s"}""", payload.GetProperty("custom_details").GetProperty("evidence").GetRawText());
        Assert.Equal("Runbook", item.GetProperty("links")[0].GetProperty("text").GetString());
    }

    [Fact]
    public void Evidence_of_several_alerts_stands_under_each()
    {
        var item = Json(Samples.Notify(new EnrichedAlert(Samples.CrashLoop, [Samples.Cpu]), Samples.Alert(LabelSet.Of(("alertname", "Y"))).Plain()), _upstream);
        var evidence = item.GetProperty("payload").GetProperty("custom_details").GetProperty("evidence");
        Assert.Equal("0.42 cores", evidence.EnumerateObject().Single().Value.GetProperty("cpu").GetString());
        Assert.StartsWith("KubePodCrashLooping customer/customer-rs", evidence.EnumerateObject().Single().Name, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CRITICAL", "", "critical")]
    [InlineData("page", "", "critical")]
    [InlineData("", "p0", "critical")]
    [InlineData("error", "", "error")]
    [InlineData("", "P1", "error")]
    [InlineData("high", "", "error")]
    [InlineData("warning", "P0", "critical")]
    [InlineData("critical", "P3", "critical")]
    [InlineData("Warning", "", "warning")]
    [InlineData("", "P2", "warning")]
    [InlineData("info", "", "info")]
    [InlineData("none", "", "info")]
    [InlineData("sev-nonsense", "", "error")]
    [InlineData("", "", "error")]
    public void Severities_are_mapped_to_pagerdutys_four(string severity, string priority, string expected)
    {
        var alert = Samples.Alert(LabelSet.Of(("alertname", "X"), ("severity", severity), ("priority", priority)));
        Assert.Equal(expected, Json(Samples.Notify(alert.Plain()), _own).GetProperty("payload").GetProperty("severity").GetString());
    }

    [Fact]
    public void A_summary_is_cut_to_1024_characters()
    {
        var summary = Json(Samples.Sample, _upstream with { Description = string.Concat(Enumerable.Repeat("🔥", 1025)) }).GetProperty("payload").GetProperty("summary").GetString()!;
        Assert.Equal(1024, summary.EnumerateRunes().Count());
        Assert.EndsWith("🔥…", summary, StringComparison.Ordinal);
        var whole = Json(Samples.Sample, _upstream with { Description = string.Concat(Enumerable.Repeat("🔥", 1024)) }).GetProperty("payload").GetProperty("summary").GetString()!;
        Assert.EndsWith("🔥", whole, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_that_is_too_large_loses_the_alerts_first_and_the_evidence_only_then()
    {
        const string TooLarge = "Custom details have been removed because the original event exceeds the maximum size of 512KB";
        var plain = Json(Samples.Notify(Samples.Monstrous.Plain()), _upstream).GetProperty("payload").GetProperty("custom_details");
        Assert.Equal($$"""{"error":"{{TooLarge}}"}""", plain.GetRawText());

        var enriched = Json(Samples.Notify(new EnrichedAlert(Samples.Monstrous, [Samples.Cpu])), _upstream).GetProperty("payload").GetProperty("custom_details");
        Assert.Equal($$$"""{"error":"{{{TooLarge}}}","evidence":{"cpu":"0.42 cores"}}""", enriched.GetRawText());

        var huge = Samples.Cpu with { Text = new string('x', 600_000) };
        var bare = Json(Samples.Notify(new EnrichedAlert(Samples.CrashLoop, [huge])), _upstream).GetProperty("payload").GetProperty("custom_details");
        Assert.Equal($$"""{"error":"{{TooLarge}}"}""", bare.GetRawText());
    }

    [Fact]
    public void Keys_are_templates()
    {
        var item = Json(Samples.Sample, _upstream with { Description = "{{ .Status | toUpper }} in {{ .CommonLabels.cluster }}", Severity = "{{ .CommonLabels.severity | toLower }}", Class = "{{ .CommonLabels.nope }}" });
        Assert.Equal("FIRING in cluster-main", item.GetProperty("payload").GetProperty("summary").GetString());
        Assert.Equal("critical", item.GetProperty("payload").GetProperty("severity").GetString());
        Assert.False(item.GetProperty("payload").TryGetProperty("class", out _));
    }

    [Fact]
    public void A_template_that_fails_costs_its_own_text_only_and_the_event_says_why()
    {
        var item = Json(Samples.Sample, _upstream with { Description = "{{ .Nope }}", Component = "{{ .CommonLabels.cluster }}" });
        Assert.StartsWith("[FIRING:1] KubePodCrashLooping", item.GetProperty("payload").GetProperty("summary").GetString(), StringComparison.Ordinal);
        Assert.Equal("cluster-main", item.GetProperty("payload").GetProperty("component").GetString());
        Assert.Equal(
            "template: :1:3: executing \"\" at <.Nope>: can't evaluate field Nope in type template.Data",
            item.GetProperty("payload").GetProperty("custom_details").GetProperty("templateError").GetString());
    }

    [Fact]
    public void A_users_template_takes_the_place_of_the_default_one()
    {
        var own = Rendering.Defaults.With("my.tmpl", """{{ define "__subject" }}Mine{{ end }}{{ define "pagerduty.default.client" }}Me{{ end }}""");
        var item = Json(Samples.Sample, _upstream with { Templates = own });
        Assert.Equal(("Mine", "Me"), (item.GetProperty("payload").GetProperty("summary").GetString(), item.GetProperty("client").GetString()));
    }

    [Fact]
    public void Storage_trouble_stands_in_the_details() =>
        Assert.Equal("disk full", Json(Samples.Sample with { StoreTrouble = "disk full" }, _upstream).GetProperty("payload").GetProperty("custom_details").GetProperty("storeTrouble").GetString());

    private static string OneLine(string json) => json.ReplaceLineEndings("");

    private static string Body(Notification notification, PagerDutyOptions options) => Encoding.UTF8.GetString(PagerDutyEvent.Write(notification, new UpstreamData(notification), options, "key").Span);

    private static JsonElement Json(Notification notification, PagerDutyOptions options)
    {
        using var document = JsonDocument.Parse(PagerDutyEvent.Write(notification, new UpstreamData(notification), options, "key"));
        return document.RootElement.Clone();
    }
}
