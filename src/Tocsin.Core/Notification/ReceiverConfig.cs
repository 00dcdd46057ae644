using Tocsin.Alerts;

namespace Tocsin.Notification;

/// <summary>A receiver as it is configured. One without integrations is legal: alerts routed to it are told to nobody.</summary>
internal sealed record ReceiverConfig(string Name, IReadOnlyList<IntegrationConfig> Integrations)
{
    public IReadOnlyList<Integration> Build(NotifierServices services) => [.. Integrations.Select(i => i.ToIntegration(services))];
}

/// <summary>One configured destination, before anything is built that opens connections.</summary>
internal sealed record IntegrationConfig
{
    public required IntegrationKey Key { get; init; }

    public required bool SendResolved { get; init; }

    public required Func<NotifierServices, INotifier> Build { get; init; }

    /// <summary>Which alerts of a group this destination is told of; all by default.</summary>
    public Func<Alert, bool> Accepts { get; init; } = static _ => true;

    public Integration ToIntegration(NotifierServices services) =>
        new() { Key = Key, Notifier = Build(services), SendResolved = SendResolved, Accepts = Accepts };
}
