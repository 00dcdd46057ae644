using Tocsin.Configuration;
using Tocsin.Inhibition;
using Tocsin.Notification;
using Tocsin.Routing;
using Tocsin.Telemetry;
using Tocsin.Templating;
using Tocsin.TimeIntervals;

namespace Tocsin.Pipeline.Settings;

/// <summary>Reads a whole configuration, in the order in which its parts need each other.</summary>
/// <param name="time">The clock of the templates.</param>
/// <param name="types">The kinds of integration.</param>
/// <param name="readRest">Reads the top keys that belong to other folders.</param>
/// <param name="rules">What the command line says about reading.</param>
internal sealed class TocsinConfigReader(TimeProvider time, IReadOnlyList<IntegrationType> types, Action<ConfigSection>? readRest, ConfigRules rules)
{
    /// <param name="root">The file's mapping; null where there is none, and the errors say why.</param>
    /// <param name="name">The file's name; relative paths in it are relative to its folder.</param>
    /// <param name="errors">Gets everything that is wrong.</param>
    /// <exception cref="ConfigException">With everything that is wrong.</exception>
    public TocsinConfig Read(ConfigMapping? root, string name, ConfigErrors errors)
    {
        var config = root is null ? null : Read(new ConfigSection(OwnKeys.Resolve(root, types, rules.Environment, errors), "", errors), Path.GetDirectoryName(name) ?? "");
        return config is null || errors.Any ? throw new ConfigException(name, errors.InOrder) : config with { Warnings = errors.Warnings };
    }

    private TocsinConfig? Read(ConfigSection root, string folder)
    {
        var global = GlobalConfigReader.Read(root.Section("global"), folder);
        var patterns = TemplatesReader.Read(root, folder, AlertTemplates.Default(time));
        var templates = patterns.Templates;
        var receivers = ReceiverReader.Read(root, types, new ReceiverContext { Templates = templates, Global = global, Folder = folder });
        var intervals = TimeIntervalReader.Read(root);
        var routes = ReadRoutes(root, [.. receivers.Select(r => r.Name)], intervals.Keys.ToHashSet(), templates);
        var inhibitRules = InhibitRuleReader.Read(root, rules.Syntax);
        var tracing = TracingConfigReader.Read(root);
        var eventRecorder = EventRecorderReader.Read(root, folder);
        readRest?.Invoke(root); // sources, enrichments
        root.Done();
        return routes is null ? null : new TocsinConfig
        {
            Global = global,
            Routes = routes,
            Receivers = receivers,
            InhibitRules = inhibitRules,
            TimeIntervals = intervals,
            Templates = templates,
            TemplatePatterns = patterns.Count,
            TemplateFiles = templates.Files,
            UnmatchedTemplates = patterns.Unmatched,
            Tracing = tracing,
            EventRecorder = eventRecorder,
        };
    }

    private RouteTree? ReadRoutes(ConfigSection root, HashSet<string> receivers, IReadOnlySet<string> intervals, AlertTemplates templates)
    {
        if (root.Section("route") is { } section)
        {
            return new RouteReader(rules.Syntax, receivers, intervals, templates, rules.Retention).Read(section);
        }

        if (!root.Has("route"))
        {
            root.Error("no routes provided");
        }

        return null;
    }
}
