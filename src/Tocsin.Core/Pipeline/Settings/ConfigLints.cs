using Tocsin.Configuration;
using Tocsin.Inhibition;
using Tocsin.Routing;

namespace Tocsin.Pipeline.Settings;

/// <summary>What a configuration may say, and hardly means: with the place of each.</summary>
internal static class ConfigLints
{
    public static IReadOnlyList<ConfigError> Of(TocsinConfig config) =>
    [
        .. config.Warnings
            .Concat(RouteLints.Of(config.Routes).Select(lint => new ConfigError(lint.Route.Location, lint.Message)))
            .Concat(InhibitLints.Of(config.InhibitRules).Select(lint => new ConfigError(config.InhibitRules[lint.Rule].Location, $"inhibit_rules[{lint.Rule}]: {lint.Message}")))
            .Concat(UnusedReceivers(config))
            .OrderBy(lint => lint.Location.Line)
            .ThenBy(lint => lint.Location.Column),
    ];

    private static IEnumerable<ConfigError> UnusedReceivers(TocsinConfig config)
    {
        var unused = RouteLints.Unused(config.Routes, config.Receivers.Select(r => r.Name)).ToHashSet(StringComparer.Ordinal);
        return config.Receivers.Where(r => unused.Contains(r.Name))
            .Select(r => new ConfigError(r.Location, $"receiver {Shown.Value(r.Name)} is used by no route"));
    }
}
