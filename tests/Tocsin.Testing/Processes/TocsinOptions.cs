namespace Tocsin.Testing.Processes;

/// <summary>How a test wants its server.</summary>
public sealed record TocsinOptions
{
    /// <summary>The program; null: the one beside the tests.</summary>
    public string? Program { get; init; }

    /// <summary>The text of a configuration file; null: configured by the environment alone.</summary>
    public string? Config { get; init; }

    /// <summary>More flags of <c>tocsin serve</c>.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>Variables such as <c>SLACK_WEBHOOK_URL</c>; those of the test's own surroundings that configure a server are not passed on.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The folder of the store; null: one of the server's own, gone with it.</summary>
    public string? StoragePath { get; init; }

    /// <summary>0: another free one at each start.</summary>
    public int Port { get; init; }
}
