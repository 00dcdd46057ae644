using System.Text.Json;
using FsCheck.Xunit;

namespace Tocsin.Server.Observability;

public sealed class JsonLinesFormatterTests
{
    [Fact]
    public void A_line_is_one_object_with_typed_values()
    {
        var line = LogLines.Json("Sent", fields:
            [LogLines.Field("Receiver", "équipe"), LogLines.Field("Attempts", 3), LogLines.Field("Ok", true), LogLines.Field("Seconds", 0.5), LogLines.Field("None", null)]);

        Assert.Equal(
            """
            {"ts":"2026-03-02T07:31:57.339Z","level":"warn","component":"ingest","msg":"Sent","receiver":"équipe","attempts":3,"ok":true,"seconds":0.5,"none":null}

            """,
            line);
    }

    [Property]
    public void Whatever_is_logged_stays_one_object_on_one_line(string? message, string? value)
    {
        var line = LogLines.Json(message ?? "", fields: LogLines.Field("value", value));

        Assert.Equal(line.Length - 1, line.AsSpan().IndexOfAny("\n\r\u0085\u2028\u2029"));
        using var document = JsonDocument.Parse(line);
        Assert.Equal(["ts", "level", "component", "msg", "value"], document.RootElement.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public void Half_a_surrogate_pair_and_a_number_that_JSON_lacks_are_no_reason_to_fail()
    {
        using var document = JsonDocument.Parse(LogLines.Json("a\uD83D", fields: LogLines.Field("n", double.NaN)));

        Assert.Equal("a\uFFFD", document.RootElement.GetProperty("msg").GetString());
        Assert.Equal("NaN", document.RootElement.GetProperty("n").GetString());
    }

    [Fact]
    public void The_first_of_two_fields_with_one_name_wins()
    {
        using var document = JsonDocument.Parse(LogLines.Json("x", fields: [LogLines.Field("A", 1), LogLines.Field("a", 2), LogLines.Field("msg", 3)]));

        Assert.Equal(1, document.RootElement.GetProperty("a").GetInt32());
        Assert.Equal("x", document.RootElement.GetProperty("msg").GetString());
    }

    [Fact]
    public void An_exception_is_one_string()
    {
        using var document = JsonDocument.Parse(LogLines.Json("x", new IOException("disk\nfull")));

        Assert.Equal("System.IO.IOException: disk | full", document.RootElement.GetProperty("error").GetString());
    }
}
