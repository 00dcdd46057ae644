using Tocsin.Configuration;
using Tocsin.Matching;
using Tocsin.Notification;
using Tocsin.Routing;
using Tocsin.Templating;

namespace Tocsin.Pipeline.Settings;

/// <summary>A whole configuration that can be used: read, complete with defaults, and valid.</summary>
internal sealed record TocsinConfig
{
    /// <summary>After how long without news an alert with an explicit status ends. Beyond any useful <c>repeat_interval</c>.</summary>
    public static readonly TimeSpan DefaultExpireAfter = TimeSpan.FromDays(7);

    public GlobalConfig Global { get; init; } = new();

    public required RouteTree Routes { get; init; }

    public required IReadOnlyList<ReceiverConfig> Receivers { get; init; }

    /// <summary>How many files <c>templates</c> names.</summary>
    public int TemplateFiles { get; init; }

    /// <summary>Patterns of <c>templates</c> that no file matches.</summary>
    public IReadOnlyList<string> UnmatchedTemplates { get; init; } = [];

    public TimeSpan ExpireAfter { get; init; } = DefaultExpireAfter;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, as the user named it.</param>
    /// <param name="time">The clock of the templates.</param>
    /// <param name="types">The kinds of integration.</param>
    /// <param name="readRest">Reads the top keys that belong to other folders; what it doesn't ask for is refused.</param>
    /// <exception cref="ConfigException">With everything that is wrong.</exception>
    public static TocsinConfig Load(string path, TimeProvider time, IReadOnlyList<IntegrationType> types, Action<ConfigSection>? readRest = null)
    {
        var errors = new ConfigErrors();
        var bytes = ConfigFile.Read(path, errors);
        return From(bytes is null ? null : YamlReader.Read(bytes, errors), path, errors, time, types, readRest);
    }

    /// <summary>Reads a text; <paramref name="name"/> stands in messages where a file's name would.</summary>
    /// <exception cref="ConfigException">With everything that is wrong.</exception>
    public static TocsinConfig Parse(string text, string name, TimeProvider time, IReadOnlyList<IntegrationType> types, Action<ConfigSection>? readRest = null)
    {
        var errors = new ConfigErrors();
        return From(YamlReader.Read(text, errors), name, errors, time, types, readRest);
    }

    private static TocsinConfig From(
        ConfigMapping? root, string name, ConfigErrors errors, TimeProvider time, IReadOnlyList<IntegrationType> types, Action<ConfigSection>? readRest)
    {
        var config = root is null ? null : Read(new ConfigSection(root, "", errors), name, time, types, readRest);
        return config is null || errors.Any ? throw new ConfigException(name, errors.InOrder) : config;
    }

    private static TocsinConfig? Read(ConfigSection root, string file, TimeProvider time, IReadOnlyList<IntegrationType> types, Action<ConfigSection>? readRest)
    {
        var unmatched = new List<string>();
        var folder = Path.GetDirectoryName(file) ?? "";
        var global = GlobalConfigReader.Read(root.Section("global"), folder);
        var templates = TemplatesReader.Read(root, folder, AlertTemplates.Default(time), unmatched);
        var receivers = ReceiverReader.Read(root, types, new ReceiverContext { Templates = templates, Global = global, Folder = folder });
        var routes = ReadRoutes(root, [.. receivers.Select(r => r.Name)]);
        readRest?.Invoke(root); // sources, enrichments
        root.Done();
        return routes is null ? null : new TocsinConfig { Global = global, Routes = routes, Receivers = receivers, TemplateFiles = templates.Files, UnmatchedTemplates = unmatched };
    }

    private static RouteTree? ReadRoutes(ConfigSection root, HashSet<string> receivers)
    {
        if (root.Section("route") is { } section)
        {
            return new RouteReader(MatcherSyntax.Default, receivers, new HashSet<string>()).Read(section);
        }

        if (!root.Has("route"))
        {
            root.Error("no route provided in config");
        }

        return null;
    }
}
