namespace Tocsin.Configuration;

/// <summary>Everything that is wrong with a configuration, gathered so that all of it is reported at once.</summary>
public sealed class ConfigErrors
{
    private readonly List<ConfigError> _errors = [];

    public bool Any => _errors.Count > 0;

    /// <summary>The errors in the order of their places.</summary>
    public IReadOnlyList<ConfigError> InOrder => [.. _errors.OrderBy(e => e.Location.Line).ThenBy(e => e.Location.Column)];

    public void Add(ConfigLocation location, string message) => _errors.Add(new ConfigError(location, message));
}

/// <summary>One thing that is wrong, and where.</summary>
public sealed record ConfigError(ConfigLocation Location, string Message)
{
    public override string ToString() => Location.Line == 0 ? Message : $"{Location}: {Message}";
}
