using Tocsin.Configuration;

namespace Tocsin.Routing;

/// <summary>A route that is no mistake to Alertmanager, and does nothing.</summary>
internal sealed record RouteLint(Route Route, string Message)
{
    public override string ToString() => new ConfigError(Route.Location, Message).ToString();
}
