using Tocsin.Alerts;

namespace Tocsin.Pipeline;

/// <summary>The alerts of one request that may be transitions, on their way through the engine; completed when all of them are settled.</summary>
internal sealed class Arrival(IReadOnlyList<Alert> alerts)
{
    private readonly TaskCompletionSource<bool> _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How many of the alerts the engine has taken up.</summary>
    private int _taken;

    private bool _isLost;

    /// <summary>Whether all alerts are durable.</summary>
    public Task<bool> Settled => _settled.Task;

    public bool HasMore => _taken < alerts.Count;

    public Alert Next => alerts[_taken];

    public void Advance() => _taken++;

    /// <summary>Some alert of it could not be stored.</summary>
    public void MarkLost() => _isLost = true;

    public void Complete() => _settled.TrySetResult(!_isLost);
}
