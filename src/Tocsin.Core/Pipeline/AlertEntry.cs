using Tocsin.Alerts;

namespace Tocsin.Pipeline;

/// <summary>
/// One alert in memory, beside what is stored of it. Its shard's lock guards <see cref="Current"/> and <see cref="IsBusy"/>, which request
/// threads touch; the rest is the engine's.
/// </summary>
internal sealed class AlertEntry(Alert alert)
{
    /// <summary>What is known: the stored state, with a later end where refreshes came since.</summary>
    public Alert Current { get; set; } = alert;

    /// <summary>A transition is on its way to disk, or could not be stored: nothing may pass it as a mere refresh.</summary>
    public bool IsBusy { get; set; } = true;

    /// <summary>The current state could not be stored; it will be once the store is back.</summary>
    public bool IsUnsaved { get; private set; }

    /// <summary>The version of the stored state; 0 where it is not stored yet.</summary>
    public long Version { get; private set; }

    public DateTimeOffset StoredEndsAt { get; private set; }

    /// <summary>From here on less than half of the stored lifetime is left, and a later end is written.</summary>
    public DateTimeOffset HalfLife { get; private set; }

    /// <summary>Where in the timer queue this alert is due; entries with another time are leftovers.</summary>
    public DateTimeOffset QueuedAt { get; set; } = DateTimeOffset.MaxValue;

    public void Stored(Alert alert, long version)
    {
        Version = version;
        StoredEndsAt = alert.EndsAt;
        HalfLife = alert.EndsAt - (alert.Lifetime / 2);
        IsUnsaved = false;
    }

    public void NotStored() => IsUnsaved = true;
}
