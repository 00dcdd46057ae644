using FsCheck.Xunit;
using Microsoft.Extensions.Logging;

namespace Tocsin.Server.Observability;

public sealed class LogfmtFormatterTests
{
    private const string Start = "ts=2026-03-02T07:31:57.339Z level=info component=ingest ";

    [Fact]
    public void A_line_has_time_level_component_message_and_fields()
    {
        var line = LogLines.Logfmt("Listening on 127.0.0.1:8080", fields: LogLines.Field("Address", "127.0.0.1:8080"));

        Assert.Equal(Start + "msg=\"Listening on 127.0.0.1:8080\" address=127.0.0.1:8080\n", line);
    }

    [Theory]
    [InlineData(LogLevel.Trace, "trace")]
    [InlineData(LogLevel.Debug, "debug")]
    [InlineData(LogLevel.Warning, "warn")]
    [InlineData(LogLevel.Error, "error")]
    [InlineData(LogLevel.Critical, "critical")]
    public void Levels_have_the_names_that_the_flag_takes(LogLevel level, string name)
    {
        Assert.Contains($" level={name} ", LogLines.Logfmt("x", level: level), StringComparison.Ordinal);
        Assert.True(LogLevelNames.TryParse(name, out var parsed));
        Assert.Equal(level, parsed);
    }

    [Theory]
    [InlineData("Tocsin.Notification.Slack.SlackNotifier", "notification.slack")]
    [InlineData("Tocsin.Server.Ingest.AlertEndpoint", "ingest")]
    [InlineData("Tocsin.Server.Program", "tocsin")]
    [InlineData("Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Server.Kestrel")]
    public void The_component_is_the_folder(string category, string component) =>
        Assert.Contains($" component={component} ", LogLines.Logfmt("x", category: category), StringComparison.Ordinal);

    [Theory]
    [InlineData("two words", "\"two words\"")]
    [InlineData("", "\"\"")]
    [InlineData("a=b", "\"a=b\"")]
    [InlineData("say \"hi\"", "\"say \\\"hi\\\"\"")]
    [InlineData(@"C:\x y", "\"C:\\\\x y\"")]
    [InlineData("équipe", "\"équipe\"")]
    [InlineData("🔥", "\"🔥\"")]
    [InlineData("a\nlevel=error msg=forged", "\"a\\nlevel=error msg=forged\"")]
    [InlineData("a\r\n\tb", "\"a\\r\\n\\tb\"")]
    [InlineData("a\u0085b\u2028c\u2029d", "\"a\\u0085b\\u2028c\\u2029d\"")]
    [InlineData("\u001b[31mred", "\"\\u001b[31mred\"")]
    [InlineData("a\u202eb", "\"a\\u202eb\"")]
    [InlineData("\0", "\"\\u0000\"")]
    public void A_value_stays_one_value(string value, string written) =>
        Assert.Equal(Start + $"msg=x value={written}\n", LogLines.Logfmt("x", fields: LogLines.Field("value", value)));

    [Fact]
    public void Half_a_surrogate_pair_is_written_as_its_code() =>
        Assert.Equal(Start + "msg=x value=\"a\\ud83d\"\n", LogLines.Logfmt("x", fields: LogLines.Field("value", "a\uD83D")));

    [Property]
    public void No_message_and_no_value_can_forge_a_line_or_a_key(string? message, string? value)
    {
        var line = LogLines.Logfmt(message ?? "", fields: LogLines.Field("value", value));

        Assert.Equal(line.Length - 1, line.AsSpan().IndexOfAny("\n\r\u0085\u2028\u2029"));
        Assert.Equal(["ts", "level", "component", "msg", "value"], LogfmtReader.Read(line).Select(pair => pair.Key));
    }

    [Property]
    public void What_is_written_can_be_read_back(string? value)
    {
        var line = LogLines.Logfmt("x", fields: LogLines.Field("value", value ?? ""));

        Assert.Equal(value ?? "", LogfmtReader.Read(line).Last().Value);
    }

    [Fact]
    public void A_field_cannot_take_the_place_of_a_key_that_every_line_has()
    {
        var line = LogLines.Logfmt("x", fields: [LogLines.Field("Level", "error"), LogLines.Field("a b=c", 1), LogLines.Field("RetryAfter", 2.5)]);

        Assert.Equal(Start + "msg=x field_level=error a_b_c=1 retry_after=2.5\n", line);
    }

    [Fact]
    public void Values_are_written_the_same_everywhere()
    {
        var time = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1));
        var line = LogLines.Logfmt("x", fields:
            [LogLines.Field("n", null), LogLines.Field("b", true), LogLines.Field("t", time), LogLines.Field("l", (List<string>)["a", "b"])]);

        Assert.Equal(Start + "msg=x n=null b=true t=2026-01-02T02:04:05.000Z l=a,b\n", line);
    }

    [Fact]
    public void An_exception_and_those_inside_it_stay_on_the_line()
    {
        var exception = new InvalidOperationException("outer\nlevel=error msg=forged", new IOException("inner"));
        var error = LogfmtReader.Read(LogLines.Logfmt("x", exception)).Last();

        Assert.Equal("error", error.Key);
        Assert.Contains("System.InvalidOperationException: outer | level=error msg=forged", error.Value, StringComparison.Ordinal);
        Assert.Contains("System.IO.IOException: inner", error.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_huge_value_is_cut_and_says_how_much_is_missing()
    {
        var line = LogLines.Logfmt("x", fields: LogLines.Field("v", new string('a', 5_000_000)));

        Assert.EndsWith($"… ({5_000_000 - LogFields.MaxValue} more)\"\n", line, StringComparison.Ordinal);
        Assert.True(line.Length < LogFields.MaxValue + 200);
    }
}
