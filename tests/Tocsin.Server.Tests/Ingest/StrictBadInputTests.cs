using System.Text;

namespace Tocsin.Server.Ingest;

/// <summary>What <c>/alert</c> and the webhooks say of a bad body.</summary>
public sealed class StrictBadInputTests
{
    private static readonly Alerts.LabelSet _good = Alerts.LabelSet.Of(("good", "1"));

    public static TheoryData<string, string> Bodies => new()
    {
        { "", "the body is empty; send an alert as JSON" },
        { " \r\n\t", "the body is empty; send an alert as JSON" },
        { "5", "the body must be an alert, an array of alerts or an Alertmanager webhook, got a number" },
        { "null", "the body must be an alert, an array of alerts or an Alertmanager webhook, got null" },
        { "\"x\"", "the body must be an alert, an array of alerts or an Alertmanager webhook, got text" },
        { "[{\"labels\":{\"a\":\"b\"}}", "the JSON ends too early: line 1, byte 22, in [1]" },
        { "[{\"labels\":{\"a\":\"b", "the JSON ends too early: line 1, byte 19, in [0].labels" },
        { "{\"labels\":{\"a\":\"b\"}", "the JSON ends too early: line 1, byte 20" },
        { "[{\"labels\":{\"a\":\"b\"}},\n{\"startsAt\":tru}]", "not valid JSON: line 2, byte 16, in [1].startsAt: 'tru}]' is an invalid JSON literal. Expected the literal 'true'." },
        { "{\"labels\":{\"a\":\"b\"}} x", "not valid JSON: line 1, byte 22: 'x' is invalid after a single JSON value. Expected end of data." },
        { "[{\"labels\":{\"a\":\"b\"}}][]", "not valid JSON: line 1, byte 23: '[' is invalid after a single JSON value. Expected end of data." },
        { "[null]", "[0]: must be an alert, got null" },
        { "[[]]", "[0]: must be an alert, got an array" },
        { "{}", "labels: required" },
        { "{\"labels\":null}", "labels: required" },
        { "[{\"labels\":{}}]", "[0].labels: at least one label with a value is required" },
        { "[{\"labels\":{\"a\":\"\",\"b\":null}}]", "[0].labels: at least one label with a value is required" },
        { "{\"labels\":[]}", "labels: must be an object of names and texts, got an array" },
        { "{\"labels\":{\"a\":\"b\",\"severity\":5}}", "labels.severity: must be text, got a number" },
        { "{\"labels\":{\"a\":\"b\",\"x\":{\"y\":[]}}}", "labels.x: must be text, got an object" },
        { "{\"labels\":{\"a\":\"b\",\"x y\\\"\":true}}", "labels[\"x y\\\"\"]: must be text, got true or false" },
        { "{\"labels\":{\"a\":\"b\",\"\":\"c\"}}", "labels: a name is empty" },
        { "{\"labels\":{\"a\":\"b\"},\"annotations\":{\"\":\"c\"}}", "annotations: a name is empty" },
        { "{\"labels\":{\"a\":\"b\"},\"annotations\":{\"value\":1.5}}", "annotations.value: must be text, got a number" },
        { "{\"labels\":{\"a\":\"b\"},\"annotations\":\"x\"}", "annotations: must be an object of names and texts, got text" },
        { "{\"labels\":{\"b\":\"1\",\"a\":\"2\",\"b\":\"1\"}}", "labels.b: given twice" },
        { "{\"labels\":{\"a\":\"b\"},\"annotations\":{\"s\":\"1\",\"\\u0073\":\"2\"}}", "annotations.s: given twice" },
        { "{\"labels\":{\"a\":\"b\"},\"labels\":{\"c\":\"d\"}}", "labels: given twice" },
        { "{\"labels\":{\"a\":\"b\"},\"startsAt\":null,\"startsAt\":null}", "startsAt: given twice" },
        { "{\"alerts\":[],\"alerts\":[]}", "alerts: given twice" },
        { "{\"alerts\":{}}", "alerts: must be an array of alerts, got an object" },
        { "{\"alerts\":[{\"labels\":{\"a\":\"b\"}},{\"labels\":{\"a\":1}}]}", "alerts[1].labels.a: must be text, got a number" },
        { "{\"labels\":{\"a\":\"b\"},\"status\":\"ok\"}", "status: must be \"firing\" or \"resolved\", got \"ok\"" },
        { "{\"labels\":{\"a\":\"b\"},\"status\":{\"state\":\"active\"}}", "status: must be text, got an object" },
        { "{\"labels\":{\"a\":\"b\"},\"startsAt\":1646206317}", "startsAt: must be text, got a number" },
        { "[{\"labels\":{\"a\":\"b\"},\"startsAt\":\"2022-13-01\"}]", "[0].startsAt: \"2022-13-01\" is no RFC 3339 time" },
        { "[{\"labels\":{\"a\":\"b\"},\"endsAt\":\"\"}]", "[0].endsAt: \"\" is no RFC 3339 time" },
        { "{\"labels\":{\"a\":\"b\"},\"startsAt\":\"2022-03-02T07:31:57Z\",\"endsAt\":\"2022-03-02T07:31:56Z\"}", "startsAt: is after endsAt" },
        { "{\"labels\":{\"a\":\"b\"},\"generatorURL\":{}}", "generatorURL: must be text, got an object" },
        { "{\"labels\":{\"a\":\"\\ud800\"}}", "labels.a: holds half of a surrogate pair, which is no text" },
        { "{\"labels\":{\"a\":\"\\udc00\\ud800x\"}}", "labels.a: holds half of a surrogate pair, which is no text" },
        { "{\"labels\":{\"a\":\"b\"},\"generatorURL\":\"\\ud800\"}", "generatorURL: holds half of a surrogate pair, which is no text" },
        { "[{\"labels\":{\"a\":1}},{},{\"labels\":{\"x\":\"y\"},\"status\":\"\"}]", "[0].labels.a: must be text, got a number; [1].labels: required; [2].status: must be \"firing\" or \"resolved\", got \"\"" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void The_message_names_the_place(string body, string message)
    {
        var parsed = ParsedBody.Of(IngestSource.Alert, body);

        Assert.True(parsed.Problems.Any);
        Assert.Equal(message, parsed.Strict);
        Assert.True(parsed.Invalid > 0);
    }

    [Theory]
    [InlineData("[]", "the body must be an Alertmanager webhook, got an array")]
    [InlineData("{\"labels\":{\"a\":\"b\"}}", "alerts: required; this endpoint takes Alertmanager's webhook, single alerts go to /alert")]
    public void The_webhook_wants_an_envelope(string body, string message)
    {
        Assert.Equal(message, ParsedBody.Of(IngestSource.Webhook, body).Strict);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_pointed_at()
    {
        var parsed = ParsedBody.Of(IngestSource.Alert, [.. "{\"labels\":{\"a\":\""u8, 0xC3, 0x28, .. "\"}}"u8]);

        Assert.Equal("the body is not UTF-8: byte 0xc3 at offset 16", parsed.Strict);
        Assert.Empty(parsed.Alerts);
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(65)]
    public void Deep_json_is_refused(int depth)
    {
        var parsed = ParsedBody.Of(IngestSource.Alert, "{\"labels\":{\"a\":\"b\"},\"x\":" + new string('[', depth) + new string(']', depth) + "}");

        Assert.StartsWith("not valid JSON: line 1, byte 8", parsed.Strict, StringComparison.Ordinal);
        Assert.Contains("The maximum configured depth of 64 has been exceeded", parsed.Strict, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_labels_and_too_much_text_cost_the_alert_not_the_others()
    {
        var many = string.Join(',', Enumerable.Range(0, 10_000).Select(i => $"\"l{i}\":\"v\""));
        var large = new string('x', 5_000_000);
        var body = $$$"""[{"labels":{{{{many}}}}},{"labels":{"a":"b"},"annotations":{"log":"{{{large}}}"}},{"labels":{"good":"1"}},{"labels":{"a":"b"},"generatorURL":"{{{large}}}"}]""";

        var parsed = ParsedBody.Of(IngestSource.Alert, body);

        Assert.Equal(
            "[0].labels: more than 1000 labels; [1].annotations.log: the alert has more than 262144 bytes of text; "
            + "[3].generatorURL: the alert has more than 262144 bytes of text",
            parsed.Strict);
        Assert.Equal(_good, Assert.Single(parsed.Alerts).Labels);
    }

    [Fact]
    public void The_limits_are_what_is_configured_and_what_reaches_them_passes()
    {
        var limits = new IngestLimits { MaxLabels = 2, MaxText = 11 };

        Assert.Single(ParsedBody.Of(IngestSource.Alert, """{"labels":{"a":"1","b":"234567"},"annotations":{"c":"8"}}"""u8, limits).Alerts);
        Assert.Empty(ParsedBody.Of(IngestSource.Alert, """{"labels":{"a":"1","b":"234567"},"annotations":{"c":"89"}}"""u8, limits).Alerts);
        Assert.Empty(ParsedBody.Of(IngestSource.Alert, """{"labels":{"a":"1","b":"2","c":"3"}}"""u8, limits).Alerts);
    }

    [Fact]
    public void Of_many_problems_the_first_are_told_and_the_rest_counted()
    {
        var parsed = ParsedBody.Of(IngestSource.Alert, $"[{string.Join(',', Enumerable.Repeat("{}", 5000))}]");

        Assert.EndsWith("[9].labels: required; and 4990 more", parsed.Strict, StringComparison.Ordinal);
        Assert.Equal(5000, parsed.Invalid);
    }

    [Fact]
    public void A_long_name_is_shown_in_part()
    {
        var parsed = ParsedBody.Of(IngestSource.Alert, Encoding.UTF8.GetBytes("{\"labels\":{\"" + new string('é', 4000) + "\":1}}"));

        Assert.Equal($"labels[\"{new string('é', 50)}…\"]: must be text, got a number", parsed.Strict);
    }
}
