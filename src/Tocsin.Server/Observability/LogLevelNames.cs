using System.Collections.Frozen;

namespace Tocsin.Server.Observability;

/// <summary>The names of log levels, as Alertmanager has them, with one below and one above.</summary>
internal static class LogLevelNames
{
    private static readonly FrozenDictionary<string, LogLevel> _levels = new Dictionary<string, LogLevel>(StringComparer.OrdinalIgnoreCase)
    {
        ["trace"] = LogLevel.Trace,
        ["debug"] = LogLevel.Debug,
        ["info"] = LogLevel.Information,
        ["warn"] = LogLevel.Warning,
        ["error"] = LogLevel.Error,
        ["critical"] = LogLevel.Critical,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>For help texts and messages.</summary>
    public const string All = "trace, debug, info, warn, error, critical";

    /// <summary>False when <paramref name="name"/> is none of <see cref="All"/>.</summary>
    public static bool TryParse(string name, out LogLevel level) => _levels.TryGetValue(name, out level);

    public static string Of(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "error",
        LogLevel.Critical => "critical",
        _ => "none",
    };
}
