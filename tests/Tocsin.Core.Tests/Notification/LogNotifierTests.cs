using Microsoft.Extensions.Logging;
using Tocsin.Alerts;
using Tocsin.Enrichment;

namespace Tocsin.Notification;

public class LogNotifierTests
{
    [Fact]
    public async Task A_notification_is_logged_whole_on_one_line()
    {
        var logger = new RecordingLogger();
        var forger = Samples.Alert(LabelSet.Of(("alertname", "X\nFORGED \u001b[31m")));
        var result = await new LogNotifier(logger).SendAsync(
            Samples.Notify(new EnrichedAlert(Samples.CrashLoop, [Samples.Cpu, Samples.NoMemory]), forger.Plain()), TestContext.Current.CancellationToken);
        Assert.Equal(DeliveryResult.Delivered("logged"), result);
        var line = Assert.Single(logger.Lines);
        Assert.StartsWith("Would notify team.payments: FIRING CRITICAL P0 2 alerts (reason: first notification). Alerts: firing since 2022-03-02 07:31:57 UTC {", line, StringComparison.Ordinal);
        Assert.Contains("pod=\"customer-rs-transformer-9b75b488c-cpfd7\"", line, StringComparison.Ordinal);
        Assert.Contains("summary=\"Pod is crash looping.\"", line, StringComparison.Ordinal);
        Assert.Contains("evidence {cpu=0.42 cores, memory=N/A - Prometheus did not answer within 5s}", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
        Assert.DoesNotContain('\u001b', line);
    }

    [Theory]
    [InlineData(AlertStatus.NoNews, "NO NEWS", "no news since 2022-03-02 07:40:57 UTC")]
    [InlineData(AlertStatus.Resolved, "RESOLVED", "resolved at 2022-03-02 07:36:57 UTC after 5m")]
    public async Task The_state_is_told(AlertStatus status, string word, string detail)
    {
        var logger = new RecordingLogger();
        var alert = Samples.CrashLoop with { Status = status, EndsAt = Samples.CrashLoop.StartsAt.AddMinutes(5) };
        await new LogNotifier(logger).SendAsync(Samples.Notify(alert.Plain()) with { StoreTrouble = "disk full" }, TestContext.Current.CancellationToken);
        Assert.Contains($"team.payments: {word} CRITICAL", logger.Lines.Single(), StringComparison.Ordinal);
        Assert.Contains(detail, logger.Lines.Single(), StringComparison.Ordinal);
        Assert.Contains("(could not be stored: disk full)", logger.Lines.Single(), StringComparison.Ordinal);
    }

    private sealed class RecordingLogger : ILogger<LogNotifier>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
