using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Tocsin.Server.Observability;

/// <summary>Log lines as <c>ts=… level=info component=… msg="…" key=value error="…"</c>.</summary>
internal sealed class LogfmtFormatter(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "logfmt";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        Logfmt.Write(textWriter, "ts", LogFields.Text(time.GetUtcNow()));
        textWriter.Write(' ');
        Logfmt.Write(textWriter, "level", LogLevelNames.Of(logEntry.LogLevel));
        textWriter.Write(' ');
        Logfmt.Write(textWriter, "component", LogFields.Component(logEntry.Category));
        textWriter.Write(' ');
        Logfmt.Write(textWriter, "msg", LogFields.Message(logEntry));
        foreach (var (name, value) in LogFields.Of(logEntry.State))
        {
            textWriter.Write(' ');
            Logfmt.Write(textWriter, LogFields.Key(name), LogFields.Text(value));
        }

        if (logEntry.Exception is { } exception)
        {
            textWriter.Write(' ');
            Logfmt.Write(textWriter, "error", LogFields.Text(exception));
        }

        textWriter.Write('\n');
    }
}
