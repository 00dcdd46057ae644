namespace Tocsin.Pipeline;

/// <summary>
/// What is due when, earliest first. One queue serves any number of items without a task or timer each. An item that moves is queued again;
/// its owner recognises the leftover entry by its time. Not thread-safe.
/// </summary>
internal sealed class DueQueue<T>
{
    private readonly PriorityQueue<T, DateTimeOffset> _queue = new();

    /// <summary>When the next item is due; <see cref="DateTimeOffset.MaxValue"/> if nothing is queued.</summary>
    public DateTimeOffset Next => _queue.TryPeek(out _, out var at) ? at : DateTimeOffset.MaxValue;

    public int Count => _queue.Count;

    public void Add(T item, DateTimeOffset at) => _queue.Enqueue(item, at);

    public bool TryTake(DateTimeOffset now, out T item, out DateTimeOffset at)
    {
        if (_queue.TryPeek(out item!, out at) && at <= now)
        {
            _queue.Dequeue();
            return true;
        }

        item = default!;
        return false;
    }
}
