using System.Collections.Concurrent;
using System.Threading.Channels;
using Tocsin.Notification;

namespace Tocsin.Pipeline;

/// <summary>Keeps what it is given; answers as told, and can be made to hold its answer.</summary>
internal sealed class RecordingNotifier : INotifier
{
    private readonly ConcurrentQueue<DeliveryResult> _answers = new();
    private readonly ConcurrentQueue<Notification.Notification> _received = new();
    private readonly Channel<Guid> _arrived = Channel.CreateUnbounded<Guid>();
    private TaskCompletionSource? _hold;

    public IReadOnlyList<Notification.Notification> Received => [.. _received];

    /// <summary>What was received, as <c>reason: +firing -ended</c>.</summary>
    public IReadOnlyList<string> Told => [.. _received.Select(Describe)];

    public bool IsHolding => _hold is not null && !_received.IsEmpty;

    public void AnswerNext(DeliveryOutcome outcome, TimeSpan? retryAfter = null, bool mayHaveArrived = false) =>
        _answers.Enqueue(new DeliveryResult(outcome, outcome.ToString(), RetryAfter: retryAfter, MayHaveArrived: mayHaveArrived));

    /// <summary>Answers so from the next message on, instead of what was planned before.</summary>
    public void Answer(IEnumerable<DeliveryOutcome> outcomes)
    {
        _answers.Clear();
        foreach (var outcome in outcomes)
        {
            AnswerNext(outcome);
        }
    }

    /// <summary>Waits for so many more messages.</summary>
    public async Task WaitForAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await _arrived.Reader.ReadAsync(TestContext.Current.CancellationToken);
        }
    }

    public void Hold() => _hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release()
    {
        var hold = _hold;
        _hold = null;
        hold?.SetResult();
    }

    public async Task<DeliveryResult> SendAsync(Notification.Notification notification, CancellationToken cancellationToken)
    {
        var hold = _hold;
        _received.Enqueue(notification);
        _arrived.Writer.TryWrite(notification.Id);
        if (hold is not null)
        {
            await hold.Task.WaitAsync(cancellationToken);
        }

        return _answers.TryDequeue(out var answer) ? answer : DeliveryResult.Delivered("ok");
    }

    private static string Describe(Notification.Notification notification)
    {
        var alerts = notification.Alerts.Select(a => (a.Alert.IsFiring ? "+" : a.Alert.Status == Alerts.AlertStatus.NoNews ? "?" : "-") + a.Alert.Name + a.Alert.Labels["pod"]);
        return $"{notification.Reason.Text()}: {string.Join(' ', alerts)}{(notification.StoreTrouble.Length > 0 ? $" [{notification.StoreTrouble}]" : "")}";
    }
}
