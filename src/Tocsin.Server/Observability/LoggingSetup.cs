using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Console;

namespace Tocsin.Server.Observability;

/// <summary>Logs to stderr, so that stdout stays free for what commands print.</summary>
internal static class LoggingSetup
{
    /// <summary>Replaces every log provider by lines of <paramref name="format"/> on stderr, from <paramref name="level"/> up.</summary>
    /// <remarks>The web server's own lines show from <c>warn</c> up, unless <paramref name="level"/> is <c>debug</c> or below.</remarks>
    public static ILoggingBuilder AddTocsinLogging(this ILoggingBuilder logging, LogLevel level, LogFormat format)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(level);
        var frameworkLevel = level <= LogLevel.Debug ? LogLevel.Information : (LogLevel)Math.Max((int)level, (int)LogLevel.Warning);
        logging.AddFilter("Microsoft", frameworkLevel);
        logging.AddFilter("System", frameworkLevel);
        logging.Services.TryAddSingleton(TimeProvider.System);
        logging.AddConsoleFormatter<LogfmtFormatter, ConsoleFormatterOptions>();
        logging.AddConsoleFormatter<JsonLinesFormatter, ConsoleFormatterOptions>();
        logging.AddConsole(console =>
        {
            console.FormatterName = format == LogFormat.Json ? JsonLinesFormatter.FormatterName : LogfmtFormatter.FormatterName;
            console.LogToStandardErrorThreshold = LogLevel.Trace;

            // A reader of stderr that stops reading must cost log lines (they are counted), never hold a page back.
            console.MaxQueueLength = 10_000;
            console.QueueFullMode = ConsoleLoggerQueueFullMode.DropWrite;
        });
        return logging;
    }
}
