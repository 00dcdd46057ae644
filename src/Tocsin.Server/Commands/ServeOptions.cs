using Tocsin.Pipeline.Settings;
using Tocsin.Server.Observability;

namespace Tocsin.Server.Commands;

/// <summary>What <c>tocsin serve</c> was told, by flags and by the environment. Sizes are bytes.</summary>
internal sealed record ServeOptions
{
    /// <summary>Null: configured by the environment alone.</summary>
    public string? ConfigFile { get; init; }

    public required EnvironmentSettings Environment { get; init; }

    public required string StoragePath { get; init; }

    public required TimeSpan Retention { get; init; }

    public required IReadOnlyList<ListenAddress> ListenAddresses { get; init; }

    /// <summary>Null: made from the host's name and the port.</summary>
    public Uri? ExternalUrl { get; init; }

    /// <summary>Largest body of <c>POST /alert</c>.</summary>
    public required long MaxAlertBody { get; init; }

    /// <summary>Largest body of the other ways in.</summary>
    public required long MaxBody { get; init; }

    public required int MaxLabels { get; init; }

    /// <summary>Largest sum of an alert's names and values.</summary>
    public required long MaxText { get; init; }

    public required TimeSpan ExpireAfter { get; init; }

    public required LogLevel LogLevel { get; init; }

    public required LogFormat LogFormat { get; init; }

    public Features Features { get; init; } = new();
}
