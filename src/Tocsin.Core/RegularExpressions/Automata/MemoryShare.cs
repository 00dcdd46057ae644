namespace Tocsin.RegularExpressions.Automata;

/// <summary>What one automaton takes of an <see cref="AutomatonMemory"/>.</summary>
internal sealed class MemoryShare(AutomatonMemory memory, LazyDfa owner)
{
    // The account outlives an expression that is no longer used, and must not keep it.
    private readonly WeakReference<LazyDfa> _owner = new(owner);
    private volatile bool _isDropped;

    /// <summary>Changed by the memory only.</summary>
    public long Bytes { get; set; }

    /// <summary>The automaton was given up; what it takes no longer counts.</summary>
    public bool IsDropped => _isDropped;

    public bool HasOwner => _owner.TryGetTarget(out _);

    /// <summary>Notes that the automaton takes so many bytes more, or less. This may make others be given up.</summary>
    public void Add(long bytes) => memory.Add(this, bytes);

    /// <summary>Called by the memory.</summary>
    public void Drop()
    {
        _isDropped = true;
        if (_owner.TryGetTarget(out var owner))
        {
            owner.Drop();
        }
    }
}
