namespace Tocsin.Configuration;

/// <summary>A configuration that can't be used, with every reason.</summary>
public sealed class ConfigException(string source, IReadOnlyList<ConfigError> errors)
    : Exception(string.Join(Environment.NewLine, errors.Select(e => $"{source}: {e}")))
{
    public IReadOnlyList<ConfigError> Errors { get; } = errors;
}
