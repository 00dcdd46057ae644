namespace Tocsin.Pipeline;

/// <summary>
/// When to write a snapshot: once the journal behind the last one is long, or old, but not in the middle of a flood, when the disk has better
/// to do; unless the flood goes on so long that a start would have to read too much.
/// </summary>
internal sealed class SnapshotPolicy(DateTimeOffset start)
{
    /// <summary>Entries that a start may have to read behind the snapshot.</summary>
    public const int Long = 100_000;

    /// <summary>With this many, a snapshot is due even in a flood.</summary>
    public const int TooLong = 10 * Long;

    /// <summary>More entries than this in a second are a flood.</summary>
    private const int Flood = 1000;

    private static readonly TimeSpan _window = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _old = TimeSpan.FromMinutes(15);

    private (DateTimeOffset Time, long Entries) _last = (start, 0);
    private (DateTimeOffset Time, long Entries) _mark = (start, 0);
    private bool _isFlood;

    /// <summary>When to ask again, if nothing else happens: a snapshot was put off. Never otherwise.</summary>
    public DateTimeOffset AskAgain { get; private set; } = DateTimeOffset.MaxValue;

    /// <summary>Goes on from a start that read so many entries in vain: crashes must not make the journal longer and longer.</summary>
    public void Resume(int overtaken) => _last = (_last.Time, -overtaken);

    /// <param name="now">The time.</param>
    /// <param name="entries">Entries committed since the start.</param>
    public bool IsDue(DateTimeOffset now, long entries)
    {
        Watch(now, entries);
        var since = entries - _last.Entries;
        var isDue = since >= Long || (since > 0 && now - _last.Time >= _old);
        AskAgain = isDue && _isFlood ? _mark.Time + _window : DateTimeOffset.MaxValue;
        return isDue && (!_isFlood || since >= TooLong);
    }

    public void Taken(DateTimeOffset now, long entries) => _last = (now, entries);

    private void Watch(DateTimeOffset now, long entries)
    {
        if (now - _mark.Time >= _window)
        {
            _isFlood = entries - _mark.Entries > Flood;
            _mark = (now, entries);
        }
        else if (entries - _mark.Entries > Flood)
        {
            _isFlood = true;
        }
    }
}
