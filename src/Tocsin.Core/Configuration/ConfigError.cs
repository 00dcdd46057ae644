namespace Tocsin.Configuration;

/// <summary>One thing that is wrong, and where.</summary>
public sealed record ConfigError(ConfigLocation Location, string Message)
{
    public override string ToString() => Location.Line == 0 ? Message : $"{Location}: {Message}";
}
