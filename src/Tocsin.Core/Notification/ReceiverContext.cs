using Tocsin.Templating;

namespace Tocsin.Notification;

/// <summary>What the reader of an integration needs to know of the rest of the file.</summary>
internal sealed record ReceiverContext
{
    /// <summary>The templates that its keys may call.</summary>
    public required AlertTemplates Templates { get; init; }

    public GlobalConfig Global { get; init; } = new();

    /// <summary>What relative paths below <c>http_config</c> are relative to: the folder of the file; empty for the working folder.</summary>
    public string Folder { get; init; } = "";
}
