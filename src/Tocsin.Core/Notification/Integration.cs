using Tocsin.Alerts;

namespace Tocsin.Notification;

/// <summary>Names one integration of one receiver over restarts; Alertmanager's notification log uses the same parts.</summary>
/// <param name="Receiver">The receiver's name.</param>
/// <param name="Type">The integration's type: <c>slack_app</c>, <c>pagerduty</c>, <c>webhook</c>.</param>
/// <param name="Index">Its place among the receiver's integrations of that type.</param>
public readonly record struct IntegrationKey(string Receiver, string Type, int Index)
{
    public override string ToString() => $"{Receiver}/{Type}[{Index}]";
}

/// <summary>One configured destination of a receiver.</summary>
public sealed record Integration
{
    public required IntegrationKey Key { get; init; }

    public required INotifier Notifier { get; init; }

    public required bool SendResolved { get; init; }

    /// <summary>
    /// Whether what was told as firing is told as ended, too, when it was silenced, muted or inhibited meanwhile. Alertmanager says nothing then.
    /// </summary>
    public bool NotifyResolveWhenSuppressed { get; init; }

    /// <summary>Whether a delivery that fails is tried again until it succeeds. Otherwise it ends with its flush, as Alertmanager's, and the next one decides anew.</summary>
    public bool RetriesPastFlush { get; init; }

    /// <summary>Which alerts of a group this destination is told of; all by default.</summary>
    public Func<Alert, bool> Accepts { get; init; } = static _ => true;
}
