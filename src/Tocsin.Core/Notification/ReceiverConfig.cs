using Tocsin.Alerts;
using Tocsin.Configuration;

namespace Tocsin.Notification;

/// <summary>A receiver as it is configured. One without integrations is legal: alerts routed to it are told to nobody.</summary>
internal sealed record ReceiverConfig(string Name, IReadOnlyList<IntegrationConfig> Integrations)
{
    /// <summary>Where it stands in the file.</summary>
    public ConfigLocation Location { get; init; }

    /// <summary>What the API's <c>receiver_matchers</c> select by; <c>name</c> need not be among them.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether what was told gets its resolve even when the alert was silenced, muted or inhibited meanwhile.</summary>
    public bool NotifyResolveWhenSuppressed { get; init; }

    /// <summary>The integrations that are understood, and that this version can't send to.</summary>
    public IEnumerable<IntegrationConfig> Unsendable => Integrations.Where(i => !i.CanSend);

    public IReadOnlyList<Integration> Build(NotifierServices services) => [.. Integrations.Select(i => i.ToIntegration(services) with { NotifyResolveWhenSuppressed = NotifyResolveWhenSuppressed })];
}

/// <summary>One configured destination, before anything is built that opens connections.</summary>
internal sealed record IntegrationConfig
{
    public required IntegrationKey Key { get; init; }

    public required bool SendResolved { get; init; }

    /// <summary>Builds what sends; null where this version can't.</summary>
    public required Func<NotifierServices, INotifier>? Build { get; init; }

    public bool CanSend => Build is not null;

    /// <summary>Whether a delivery that fails is tried again until it succeeds.</summary>
    public bool RetriesPastFlush { get; init; }

    /// <summary>Where it stands in the file.</summary>
    public ConfigLocation Location { get; init; }

    /// <summary>Which alerts of a group this destination is told of; all by default.</summary>
    public Func<Alert, bool> Accepts { get; init; } = static _ => true;

    /// <exception cref="InvalidOperationException">It can't be sent to: <see cref="CanSend"/> was not asked.</exception>
    public Integration ToIntegration(NotifierServices services) => new()
    {
        Key = Key,
        Notifier = Build?.Invoke(services) ?? throw new InvalidOperationException($"{Key} can't be sent to"),
        SendResolved = SendResolved,
        Accepts = Accepts,
        RetriesPastFlush = RetriesPastFlush,
    };
}
