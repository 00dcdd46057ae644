namespace Tocsin.RegularExpressions.Automata;

/// <summary>
/// What all deterministic automata of the process may take together. There is one for each regular expression of the configuration and of each
/// silence, and whoever may post can post many. Beyond the limit those that nothing refers to any more are given up, then the oldest; they are
/// made again when they are needed. Safe to use from several threads.
/// </summary>
/// <param name="limit">Bytes, roughly. One automaton may take more: it has bounds of its own.</param>
internal sealed class AutomatonMemory(long limit)
{
    private readonly Lock _lock = new();
    private readonly Queue<MemoryShare> _shares = new();
    private long _used;

    /// <summary>The process's. Twenty thousand expressions such as <c>search-.*-[0-9a-f]+</c> fit.</summary>
    public static AutomatonMemory Shared { get; } = new(128 * 1024 * 1024);

    /// <summary>Bytes that are taken, of automata included that nothing refers to any more.</summary>
    public long Used => Volatile.Read(ref _used);

    /// <summary>An account for the automaton that <paramref name="owner"/> is about to make.</summary>
    public MemoryShare Share(LazyDfa owner)
    {
        var share = new MemoryShare(this, owner);
        lock (_lock)
        {
            _shares.Enqueue(share);
        }

        return share;
    }

    internal void Add(MemoryShare share, long bytes)
    {
        lock (_lock)
        {
            if (share.IsDropped)
            {
                return;
            }

            share.Bytes += bytes;
            _used += bytes;
            if (_used > limit)
            {
                Free(share);
            }
        }
    }

    /// <summary>Gets well below the limit, so that the next state doesn't begin it anew.</summary>
    private void Free(MemoryShare current)
    {
        var goal = limit / 4 * 3;
        Free(share => !share.HasOwner, goal);
        Free(share => share != current, goal);
    }

    private void Free(Func<MemoryShare, bool> may, long goal)
    {
        for (var left = _shares.Count; left > 0 && _used > goal; left--)
        {
            var share = _shares.Dequeue();
            if (may(share))
            {
                _used -= share.Bytes;
                share.Drop();
            }
            else
            {
                _shares.Enqueue(share);
            }
        }
    }
}
