using System.Text;
using Tocsin.Alerts;
using Tocsin.Pipeline;

namespace Tocsin.Server.Ingest;

/// <summary>
/// What <c>POST /api/v2/alerts</c> takes and refuses. Answers marked as upstream's are those that Alertmanager 0.25 gave to the same bytes,
/// with the joining newline of 0.34.
/// </summary>
public sealed class UpstreamBadInputTests
{
    private static readonly DateTimeOffset _defaultEnd = new(2026, 3, 2, 7, 36, 0, TimeSpan.Zero);

    public static TheoryData<string, int, string> Upstreams => new()
    {
        { "", 422, """{"code":602,"message":"alerts in body is required"}""" },
        { "  ", 422, """{"code":602,"message":"alerts in body is required"}""" },
        { "{}", 400, Parsing("json: cannot unmarshal object into Go value of type models.PostableAlerts") },
        { "\"x\"", 400, Parsing("json: cannot unmarshal string into Go value of type models.PostableAlerts") },
        { "true", 400, Parsing("json: cannot unmarshal bool into Go value of type models.PostableAlerts") },
        { "[{}]", 422, """{"code":602,"message":"0.labels in body is required"}""" },
        { """[{"labels":null}]""", 422, """{"code":602,"message":"0.labels in body is required"}""" },
        { """[{"labels":{"a":"b"},"labels":null}]""", 422, """{"code":602,"message":"0.labels in body is required"}""" },
        { """[{"labels":{}}]""", 400, "\"at least one label pair required\"\n" },
        { """[{"labels":{"a":""}}]""", 400, "\"at least one label pair required\"\n" },
        { """[{"labels":{"a":null}}]""", 400, "\"at least one label pair required\"\n" },
        { """[{"labels":{"a":"b","a":null}}]""", 400, "\"at least one label pair required\"\n" },
        { """[{"labels":{"":""}}]""", 400, "\"at least one label pair required\"\n" },
        { """[{"labels":{"":"c"}}]""", 400, "\"invalid label set: invalid name \\\"\\\"\"\n" },
        { """[{"labels":{"a":"b"},"annotations":{"":"x"}}]""", 400, "\"invalid annotations: invalid name \\\"\\\"\"\n" },
        { """[{"labels":{"a":1}}]""", 400, Parsing("json: cannot unmarshal number into Go struct field Alert.labels of type string") },
        { """[{"labels":[]}]""", 400, Parsing("json: cannot unmarshal array into Go struct field Alert.labels of type models.LabelSet") },
        { """[{"labels":{"a":"b"},"annotations":5}]""", 400, Parsing("json: cannot unmarshal number into Go struct field .annotations of type models.LabelSet") },
        { """[{"labels":{"a":"b"},"annotations":{"x":1}}]""", 400, Parsing("json: cannot unmarshal number into Go struct field .annotations of type string") },
        { """[{"labels":{"a":"b"},"startsAt":5}]""", 400, Parsing("json: cannot unmarshal number into Go struct field .startsAt of type string") },
        { """[{"labels":{"a":"b"},"generatorURL":5}]""", 400, Parsing("json: cannot unmarshal number into Go struct field Alert.generatorURL of type string") },
        { """[{"labels":{"a":"b"},"generatorURL":"URL"},{},{"labels":{"a":"b"},"generatorURL":"URL2"}]""", 422, """{"code":601,"message":"0.generatorURL in body must be of type uri: \"URL\""}""" },
        { """[{"labels":{"a":"b"},"generatorURL":"http://x/\u0001"}]""", 422, """{"code":601,"message":"0.generatorURL in body must be of type uri: \"http://x/\\x01\""}""" },
        { """[{"labels":{"a":"b"},"startsAt":"2022-13-01"}]""", 400, Parsing("parsing time \\\"2022-13-01\\\": month out of range") },
        { """[{"labels":{"a":"b"},"startsAt":"2022-12-02T10:00:00Z","endsAt":"2022-12-01T10:00:00Z"}]""", 400, "\"start time must be before end time\"\n" },
        { """[{"labels":{"a":"b"},"startsAt":"9000-12-02T10:00:00Z"}]""", 400, "\"start time must be before end time\"\n" },
        { """[{"labels":{"a":"b"}}""", 400, Parsing("unexpected EOF") },
        { "nul", 400, Parsing("unexpected EOF") },
        { """[{"labels":{"":"b"}},{"labels":{"ok":"b"}},{"labels":{}}]""", 400, "\"invalid label set: invalid name \\\"\\\"\\nat least one label pair required\"\n" },
        { """[{"labels":{}},{"labels":{"a":1}},{}]""", 400, Parsing("json: cannot unmarshal number into Go struct field Alert.labels of type string") },
    };

    public static TheoryData<string, int> Taken => new()
    {
        { "null", 0 },
        { "[]", 0 },
        { """[{"labels":{"a":"b"}}]""", 1 },
        { """[{"labels":{"a":null,"b":"c"}}]""", 1 },
        { """[{"labels":{"a b":"c","é":"d"}}]""", 1 },
        { """[{"labels":{"a":"b"},"annotations":null,"generatorURL":null,"startsAt":null,"endsAt":null}]""", 1 },
        { """[{"labels":{"a":"b"},"generatorURL":""}]""", 1 },
        { """[{"labels":{"a":"b"},"startsAt":"2022-12-01"}]""", 1 },
        { """[{"labels":{"a":"b"},"startsAt":"2022-12-01T10:00:00"}]""", 1 },
        { """[{"labels":{"a":"b"},"startsAt":"2022-12-01T10:00:00,5+23:59"}]""", 1 },
        { """[{"labels":{"a":"b"},"startsAt":"2022-12-02T10:00:00Z","endsAt":"2022-12-02T10:00:00Z"}]""", 1 },
        { """[{"labels":{"a":"b"},"status":{"state":"active"},"x":1}]""", 1 },
        { """[{"LABELS":{"A":"b"}}]""", 1 },
        { """[{"labels":{"":"","a":"b"}}]""", 1 },
        { """[{"labels":{"a":"b"}}] x""", 1 },
        { """[{"labels":{"a":"\ud800"}}]""", 1 },
        { """[{"labels":{"a":"b"},"startsAt":"0001-01-01T00:00:00.000Z","endsAt":"0001-01-01T00:00:00Z"}]""", 1 },
        { $$"""[{"labels":{"a":"b"},"x":{{new string('[', 2000)}}{{new string(']', 2000)}}}]""", 1 },
    };

    [Theory]
    [MemberData(nameof(Upstreams))]
    public void Refuses_in_upstreams_words(string body, int status, string expected)
    {
        Assert.Equal((status, expected), Answer(Encoding.UTF8.GetBytes(body)));
    }

    [Theory]
    [MemberData(nameof(Taken))]
    public void Takes_what_upstream_takes(string body, int count)
    {
        var parsed = ParsedBody.Of(IngestSource.Api, Encoding.UTF8.GetBytes(body), defaultEnd: _defaultEnd);

        Assert.False(parsed.Problems.Any);
        Assert.Equal(count, parsed.Alerts.Count);
    }

    [Theory]
    [InlineData("[null]", "alert 0 is null")]
    [InlineData("[{\"labels\":{\"a\":\"b\"},}]", "invalid character '}' at line 1, byte 22: The JSON object contains a trailing comma at the end which is not supported in this mode. Change the reader options.")]
    [InlineData("[{\"labels\":{\"a\":\"b\"},\"startsAt\":\"x\"}]", "parsing time \\\"x\\\" as \\\"2006-01-02\\\": cannot parse \\\"x\\\" as \\\"2006\\\"")]
    [InlineData("[{\"labels\":{\"a\":\"b\"},\"startsAt\":\"2020\"}]", "parsing time \\\"2020\\\" as \\\"2006-01-02\\\": cannot parse \\\"\\\" as \\\"-\\\"")]
    [InlineData("[{\"labels\":{\"a\":\"b\"},\"startsAt\":\"2020-02-30\"}]", "parsing time \\\"2020-02-30\\\": day out of range")]
    [InlineData("[{\"labels\":{\"a\":\"b\"},\"startsAt\":\"2020-02-20T\"}]", "parsing time \\\"2020-02-20T\\\": extra text: \\\"T\\\"")]
    public void Refuses_the_rest_in_words_of_that_kind(string body, string reason)
    {
        Assert.Equal((400, Parsing(reason)), Answer(Encoding.UTF8.GetBytes(body)));
    }

    [Fact]
    public void Too_deep_json_is_refused()
    {
        Assert.Equal((400, Parsing("invalid character '[' exceeded max depth")), Answer(Encoding.UTF8.GetBytes(new string('[', 20_000))));
    }

    [Fact]
    public void Of_a_repeated_key_the_last_value_wins_and_repeated_labels_add_up()
    {
        const string body = """[{"labels":{"a":"1","a":"2"},"startsAt":"2020-01-01T00:00:00Z","startsAt":"2021-01-01T00:00:00Z","labels":{"c":"d"}}]""";
        var alert = Assert.Single(ParsedBody.Of(IngestSource.Api, body).Alerts);

        Assert.Equal(LabelSet.Of(("a", "2"), ("c", "d")), alert.Labels);
        Assert.Equal(2021, alert.StartsAt.Year);
        Assert.Null(alert.Status);
    }

    [Fact]
    public void A_null_annotation_is_an_empty_one_and_an_empty_time_is_the_epoch()
    {
        var alert = Assert.Single(ParsedBody.Of(IngestSource.Api, """[{"labels":{"a":"1"},"annotations":{"n":null},"startsAt":""}]""").Alerts);

        Assert.Equal(new Label("n", ""), Assert.Single(alert.Annotations));
        Assert.Equal(DateTimeOffset.UnixEpoch, alert.StartsAt);
    }

    [Fact]
    public void What_is_no_text_becomes_the_replacement_character_as_in_go()
    {
        byte[] body = [.. "[{\"labels\":{\"z\":\"6"u8, 0xFF, 0xFE, 0xE2, 0x82, .. "x\\ud800\\u0041\\udc00\\ud83d\\ude00\"}}]"u8];

        Assert.Equal("6\uFFFD\uFFFD\uFFFD\uFFFDx\uFFFDA\uFFFD😀", Assert.Single(ParsedBody.Of(IngestSource.Api, body).Alerts).Labels["z"]);
    }

    [Fact]
    public void The_two_limits_hold_here_too()
    {
        var many = string.Join(',', Enumerable.Range(0, 1001).Select(i => $"\"l{i}\":\"v\""));
        var body = $$$"""[{"labels":{{{{many}}}}},{"labels":{"a":"b"},"annotations":{"x":"{{{new string('x', 300_000)}}}"}},{"labels":{"ok":"1"}}]""";

        Assert.Equal((400, "\"alert 0: more than 1000 labels\\nalert 1: more than 262144 bytes of text\"\n"), Answer(Encoding.UTF8.GetBytes(body)));
        Assert.Single(ParsedBody.Of(IngestSource.Api, body).Alerts);
    }

    private static string Parsing(string reason) => $$"""{"code":400,"message":"parsing alerts body from \"\" failed, because {{reason}}"}""";

    private static (int Status, string Body) Answer(byte[] body)
    {
        var parsed = ParsedBody.Of(IngestSource.Api, body, defaultEnd: _defaultEnd);
        var answer = new UpstreamAnswers(new IngestLimits()).Of(parsed.Problems, parsed.Alerts.Count, IntakeOutcome.Accepted);
        return (answer.Status, Encoding.UTF8.GetString(answer.Body));
    }
}
