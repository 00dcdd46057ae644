using Tocsin.Configuration;
using Tocsin.Matching;
using Tocsin.Templating;

namespace Tocsin.Routing;

/// <summary>Reads routes from YAML. The receivers are a, b and c, the time intervals nights and weekends.</summary>
internal static class RouteYaml
{
    private static readonly HashSet<string> _receivers = ["a", "b", "c"];
    private static readonly HashSet<string> _intervals = ["nights", "weekends"];
    private static readonly AlertTemplates _templates = AlertTemplates.Default(TimeProvider.System);

    public static RouteTree Tree(string yaml, IReadOnlySet<string>? receivers = null)
    {
        var errors = new ConfigErrors();
        var tree = Read(yaml, errors, receivers: receivers);
        Assert.Empty(errors.InOrder);
        return tree;
    }

    public static string Errors(string yaml, MatcherMode mode = MatcherMode.Fallback)
    {
        var errors = new ConfigErrors();
        Read(yaml, errors, mode);
        return string.Join('\n', errors.InOrder);
    }

    public static string Warnings(string yaml, TimeSpan? retention = null)
    {
        var errors = new ConfigErrors();
        Read(yaml, errors, retention: retention);
        Assert.Empty(errors.InOrder);
        return string.Join('\n', errors.Warnings);
    }

    private static RouteTree Read(
        string yaml, ConfigErrors errors, MatcherMode mode = MatcherMode.Fallback, IReadOnlySet<string>? receivers = null, TimeSpan? retention = null) =>
        new RouteReader(new MatcherSyntax(mode), receivers ?? _receivers, _intervals, _templates, retention)
            .Read(new ConfigSection(YamlReader.Read(yaml, errors)!, "route", errors));
}
