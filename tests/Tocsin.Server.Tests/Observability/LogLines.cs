using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Time.Testing;

namespace Tocsin.Server.Observability;

/// <summary>Formats one log entry as the console would, at a fixed time.</summary>
internal static class LogLines
{
    public static readonly FakeTimeProvider Time = new(new DateTimeOffset(2026, 3, 2, 7, 31, 57, 339, TimeSpan.Zero));

    public static string Logfmt(string message, Exception? exception = null, string category = "Tocsin.Server.Ingest.AlertEndpoint",
        LogLevel level = LogLevel.Information, params KeyValuePair<string, object?>[] fields) =>
        Format(new LogfmtFormatter(Time), message, exception, category, level, fields);

    public static string Json(string message, Exception? exception = null, params KeyValuePair<string, object?>[] fields) =>
        Format(new JsonLinesFormatter(Time), message, exception, "Tocsin.Server.Ingest.AlertEndpoint", LogLevel.Warning, fields);

    public static KeyValuePair<string, object?> Field(string name, object? value) => new(name, value);

    private static string Format(ConsoleFormatter formatter, string message, Exception? exception, string category, LogLevel level,
        KeyValuePair<string, object?>[] fields)
    {
        using var output = new StringWriter();
        KeyValuePair<string, object?>[] state = [.. fields, new("{OriginalFormat}", "unused")];
        var entry = new LogEntry<IReadOnlyList<KeyValuePair<string, object?>>>(level, category, default, state, exception, (_, _) => message);
        formatter.Write(entry, null, output);
        return output.ToString();
    }
}
