namespace Tocsin.Pipeline;

/// <summary>
/// Works on deliveries, first in, first out, so many at a time. Each integration has its own, so that one which hangs never slows another.
/// It holds at most one delivery for each group and integration: the engine hands out no second one.
/// </summary>
internal sealed class Lane(int width, Func<Delivery, Task> deliver)
{
    private readonly Queue<Delivery> _waiting = new();
    private int _running;

    public void Add(Delivery delivery)
    {
        lock (_waiting)
        {
            _waiting.Enqueue(delivery);
            if (_running == width)
            {
                return;
            }

            _running++;
        }

        _ = Task.Run(DrainAsync);
    }

    private async Task DrainAsync()
    {
        while (TakeNext() is { } delivery)
        {
            await deliver(delivery);
        }
    }

    private Delivery? TakeNext()
    {
        lock (_waiting)
        {
            if (_waiting.TryDequeue(out var delivery))
            {
                return delivery;
            }

            _running--;
            return null;
        }
    }
}
