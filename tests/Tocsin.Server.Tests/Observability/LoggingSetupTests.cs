using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Tocsin.Server.Observability;

public sealed class LoggingSetupTests
{
    [Theory]
    [InlineData("Logfmt", LogfmtFormatter.FormatterName)]
    [InlineData("Json", JsonLinesFormatter.FormatterName)]
    public void Lines_of_the_chosen_format_go_to_stderr_and_never_block(string format, string formatter)
    {
        using var services = Services(LogLevel.Information, Enum.Parse<LogFormat>(format));
        var console = services.GetRequiredService<IOptions<ConsoleLoggerOptions>>().Value;

        Assert.Equal(formatter, console.FormatterName);
        Assert.Contains(services.GetServices<ConsoleFormatter>(), registered => registered.Name == formatter);
        Assert.Equal(LogLevel.Trace, console.LogToStandardErrorThreshold);
        Assert.Equal(ConsoleLoggerQueueFullMode.DropWrite, console.QueueFullMode);
    }

    [Fact]
    public void A_line_arrives_on_stderr()
    {
        var stderr = Console.Error;
        using var written = new StringWriter();
        using (var services = Services(LogLevel.Information, LogFormat.Logfmt))
        {
            // The console provider takes hold of stderr when it is made.
            Console.SetError(TextWriter.Synchronized(written));
            var log = services.GetRequiredService<ILoggerFactory>().CreateLogger("Tocsin.Ingest.Probe");
            Console.SetError(stderr);
            log.LogWarning("Took {Count} alerts from {Sender}", 3, "a\nb");
        }

        Assert.Matches(
            "^ts=[0-9-]+T[0-9:.]+Z level=warn component=ingest msg=\"Took 3 alerts from a\\\\nb\" count=3 sender=\"a\\\\nb\"\n$", written.ToString());
    }

    [Theory]
    [InlineData(LogLevel.Information, "Tocsin.Pipeline.Flush", LogLevel.Information, true)]
    [InlineData(LogLevel.Information, "Tocsin.Pipeline.Flush", LogLevel.Debug, false)]
    [InlineData(LogLevel.Information, "Microsoft.AspNetCore.Hosting", LogLevel.Information, false)]
    [InlineData(LogLevel.Information, "Microsoft.AspNetCore.Hosting", LogLevel.Warning, true)]
    [InlineData(LogLevel.Error, "Microsoft.AspNetCore.Hosting", LogLevel.Warning, false)]
    [InlineData(LogLevel.Debug, "Microsoft.AspNetCore.Hosting", LogLevel.Information, true)]
    public void The_level_counts_for_Tocsin_and_the_web_server_is_quieter(LogLevel level, string category, LogLevel line, bool shown)
    {
        using var services = Services(level, LogFormat.Logfmt);

        Assert.Equal(shown, services.GetRequiredService<ILoggerFactory>().CreateLogger(category).IsEnabled(line));
    }

    private static ServiceProvider Services(LogLevel level, LogFormat format) =>
        new ServiceCollection().AddLogging(logging => logging.AddTocsinLogging(level, format)).BuildServiceProvider();
}
