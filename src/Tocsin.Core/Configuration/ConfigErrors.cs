namespace Tocsin.Configuration;

/// <summary>Everything that is wrong with a configuration, gathered so that all of it is reported at once.</summary>
public sealed class ConfigErrors
{
    // A file of the wrong kind can have a million unknown keys; nobody reads more than these.
    private const int MaxKept = 1000;

    // A key may be asked for by several readers; what is wrong with it is told once.
    private readonly HashSet<ConfigError> _errors = [];
    private readonly HashSet<ConfigError> _warnings = [];
    private int _left;

    public bool Any => _errors.Count > 0;

    /// <summary>The errors in the order of their places.</summary>
    public IReadOnlyList<ConfigError> InOrder =>
    [
        .. _errors.OrderBy(e => e.Location.Line).ThenBy(e => e.Location.Column),
        .. _left == 0 ? Array.Empty<ConfigError>() : [new ConfigError(default, $"and {_left} more errors")],
    ];

    /// <summary>What is allowed, but hardly meant, in the order of its places.</summary>
    public IReadOnlyList<ConfigError> Warnings => [.. _warnings.OrderBy(w => w.Location.Line).ThenBy(w => w.Location.Column)];

    public void Warn(ConfigLocation location, string message)
    {
        if (_warnings.Count < MaxKept)
        {
            _warnings.Add(new ConfigError(location, message));
        }
    }

    public void Add(ConfigLocation location, string message)
    {
        if (_errors.Count < MaxKept)
        {
            _errors.Add(new ConfigError(location, message));
        }
        else if (!_errors.Contains(new ConfigError(location, message)))
        {
            _left++;
        }
    }
}
