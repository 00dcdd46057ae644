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
