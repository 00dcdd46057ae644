using Tocsin.Configuration;
using Tocsin.Inhibition;
using Tocsin.Matching;
using Tocsin.Notification;
using Tocsin.Routing;
using Tocsin.Telemetry;
using Tocsin.Templating;
using Tocsin.TimeIntervals;

namespace Tocsin.Pipeline.Settings;

/// <summary>A whole configuration that can be used: read, complete with defaults, and valid.</summary>
internal sealed record TocsinConfig
{
    /// <summary>After how long without news an alert with an explicit status ends. Beyond any useful <c>repeat_interval</c>.</summary>
    public static readonly TimeSpan DefaultExpireAfter = TimeSpan.FromDays(7);

    public GlobalConfig Global { get; init; } = new();

    public required RouteTree Routes { get; init; }

    public required IReadOnlyList<ReceiverConfig> Receivers { get; init; }

    public IReadOnlyList<InhibitRule> InhibitRules { get; init; } = [];

    /// <summary>Those of <c>time_intervals</c> and <c>mute_time_intervals</c>, by name.</summary>
    public IReadOnlyDictionary<string, NamedTimeInterval> TimeIntervals { get; init; } = new Dictionary<string, NamedTimeInterval>(StringComparer.Ordinal);

    /// <summary>The default templates and those of the files.</summary>
    public required AlertTemplates Templates { get; init; }

    /// <summary>How many patterns <c>templates</c> has.</summary>
    public int TemplatePatterns { get; init; }

    /// <summary>How many files <c>templates</c> names.</summary>
    public int TemplateFiles { get; init; }

    /// <summary>Patterns of <c>templates</c> that no file matches.</summary>
    public IReadOnlyList<string> UnmatchedTemplates { get; init; } = [];

    public TracingConfig? Tracing { get; init; }

    public EventRecorderConfig? EventRecorder { get; init; }

    public TimeSpan ExpireAfter { get; init; } = DefaultExpireAfter;

    /// <summary>What is allowed, but hardly meant, in the order of the file.</summary>
    public IReadOnlyList<ConfigError> Warnings { get; init; } = [];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, as the user named it.</param>
    /// <param name="time">The clock of the templates.</param>
    /// <param name="types">The kinds of integration.</param>
    /// <param name="readRest">Reads the top keys that belong to other folders; what it doesn't ask for is refused.</param>
    /// <param name="rules">What the command line says about reading; null for its defaults.</param>
    /// <exception cref="ConfigException">With everything that is wrong.</exception>
    public static TocsinConfig Load(
        string path, TimeProvider time, IReadOnlyList<IntegrationType> types, Action<ConfigSection>? readRest = null, ConfigRules? rules = null)
    {
        var errors = new ConfigErrors();
        var bytes = ConfigFile.Read(path, errors);
        return new TocsinConfigReader(time, types, readRest, rules ?? new ConfigRules()).Read(bytes is null ? null : YamlReader.Read(bytes, errors), path, errors);
    }

    /// <summary>Reads a text; <paramref name="name"/> stands in messages where a file's name would.</summary>
    /// <exception cref="ConfigException">With everything that is wrong.</exception>
    public static TocsinConfig Parse(
        string text, string name, TimeProvider time, IReadOnlyList<IntegrationType> types, Action<ConfigSection>? readRest = null, ConfigRules? rules = null)
    {
        var errors = new ConfigErrors();
        return new TocsinConfigReader(time, types, readRest, rules ?? new ConfigRules()).Read(YamlReader.Read(text, errors), name, errors);
    }
}

/// <summary>What the command line says about reading a configuration.</summary>
internal sealed record ConfigRules
{
    /// <summary>The notation of matchers and label names (<c>--enable-feature</c>).</summary>
    public MatcherSyntax Syntax { get; init; } = MatcherSyntax.Default;

    /// <summary>The variables that <c>${NAME}</c> in Tocsin's own keys stands for.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>How long it is remembered what was sent; null where that is no limit.</summary>
    public TimeSpan? Retention { get; init; }
}
