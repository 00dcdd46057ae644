using Tocsin.Alerts;

namespace Tocsin.Server.Ingest;

public sealed class BodyParserTests
{
    private const string Full =
        """
        {"annotations":{"summary":"Pod is crash looping.","empty":""},"labels":{"severity":"CRITICAL","alertname":"KubePodCrashLooping","none":""},
         "startsAt":"2022-03-02T07:31:57.339Z","endsAt":"2022-03-02T10:31:57+02:00","generatorURL":"http://p/graph?a=b","status":"resolved",
         "fingerprint":"whatever","anything":{"else":[1,2,{}]}}
        """;

    [Fact]
    public void Every_field_of_an_alert_is_read()
    {
        var alert = Assert.Single(Taken(IngestSource.Alert, Full));

        Assert.Equal(LabelSet.Of(("alertname", "KubePodCrashLooping"), ("severity", "CRITICAL")), alert.Labels);
        Assert.Equal(["empty", "summary"], alert.Annotations.Select(annotation => annotation.Name));
        Assert.Equal("http://p/graph?a=b", alert.GeneratorUrl);
        Assert.Equal(new DateTimeOffset(2022, 3, 2, 7, 31, 57, 339, TimeSpan.Zero), alert.StartsAt);
        Assert.Equal(TimeSpan.FromHours(2), alert.EndsAt.Offset);
        Assert.Equal(AlertStatus.Resolved, alert.Status);
    }

    [Theory]
    [InlineData("{A}", 1)]
    [InlineData("[{A}]", 1)]
    [InlineData("[{A},{A},{A}]", 3)]
    [InlineData("[]", 0)]
    [InlineData(" \n[ ]\t", 0)]
    [InlineData("{\"alerts\":[{A},{A}]}", 2)]
    [InlineData("{\"alerts\":[]}", 0)]
    [InlineData("{\"alerts\":null}", 0)]
    [InlineData("{\"labels\":{\"of\":\"the envelope\"},\"al\\u0065rts\":[{A}]}", 1)]
    [InlineData("\uFEFF[{A}]", 1)]
    public void One_alert_an_array_and_an_envelope_are_taken(string body, int count)
    {
        Assert.Equal(count, Taken(IngestSource.Alert, body.Replace("{A}", Full, StringComparison.Ordinal)).Count);
    }

    [Theory]
    [InlineData("""{"status":"resolved","alerts":[{"labels":{"a":"b"}}]}""", AlertStatus.Resolved)]
    [InlineData("""{"alerts":[{"labels":{"a":"b"}}],"status":"resolved"}""", AlertStatus.Resolved)]
    [InlineData("""{"status":"resolved","alerts":[{"labels":{"a":"b"},"status":"firing"}]}""", AlertStatus.Firing)]
    [InlineData("""{"status":"firing","alerts":[{"labels":{"a":"b"},"status":"resolved"}]}""", AlertStatus.Resolved)]
    [InlineData("""{"status":null,"alerts":[{"labels":{"a":"b"},"status":null}]}""", AlertStatus.Firing)]
    public void The_envelopes_status_counts_for_alerts_that_have_none(string body, AlertStatus expected)
    {
        Assert.Equal(expected, Assert.Single(Taken(IngestSource.Webhook, body)).Status);
    }

    [Fact]
    public void One_bodys_status_does_not_leak_into_the_next()
    {
        var parser = new BodyParser(IngestSource.Alert, new IngestLimits());
        using var batch = new AlertBatch();

        parser.Parse("""{"status":"resolved","alerts":[{"labels":{"a":"b"}}]}"""u8, DateTimeOffset.MaxValue, batch);
        parser.Parse("""[{"labels":{"a":"b"}}]"""u8, DateTimeOffset.MaxValue, batch);

        Assert.Equal(AlertStatus.Firing, batch[1].Status);
    }

    [Fact]
    public void What_grafana_sends_as_null_is_absent()
    {
        const string body =
            """
            {"version":"1","alerts":[{"status":"firing","labels":{"a":"b","c":null},"annotations":null,"startsAt":null,
            "endsAt":"0001-01-01T00:00:00Z","generatorURL":null,"values":null}]}
            """;
        var alert = Assert.Single(Taken(IngestSource.Webhook, body));

        Assert.Equal(LabelSet.Of(("a", "b")), alert.Labels);
        Assert.True(alert.Annotations.IsEmpty);
        Assert.Equal((default, default, ""), (alert.StartsAt, alert.EndsAt, alert.GeneratorUrl));
    }

    [Fact]
    public void Escapes_are_undone_in_names_and_values()
    {
        const string body = """[{"l\u0061bels":{"caf\u00e9\n":"a\"b\\c\/\b\f\r\t \ud83d\ude00 \u20AC"},"annotations":{"x\ty":"\u0000"},"generatorURL":"http:\/\/x"}]""";
        var alert = Assert.Single(Taken(IngestSource.Alert, body));

        Assert.Equal(new Label("café\n", "a\"b\\c/\b\f\r\t 😀 €"), Assert.Single(alert.Labels));
        Assert.Equal(new Label("x\ty", "\0"), Assert.Single(alert.Annotations));
        Assert.Equal("http://x", alert.GeneratorUrl);
    }

    [Fact]
    public void Valid_alerts_beside_invalid_ones_are_taken()
    {
        var parsed = ParsedBody.Of(IngestSource.Alert, """[{"labels":{"a":1}},{"labels":{"a":"b"}},5,{"labels":{"c":"d"}},{}]""");

        Assert.Equal([LabelSet.Of(("a", "b")), LabelSet.Of(("c", "d"))], parsed.Alerts.Select(alert => alert.Labels));
        Assert.Equal(3, parsed.Invalid);
    }

    private static List<SeenAlert> Taken(IngestSource source, string body)
    {
        var parsed = ParsedBody.Of(source, body);
        Assert.False(parsed.Problems.Any, parsed.Problems.Any ? parsed.Strict : "");
        return parsed.Alerts;
    }
}
