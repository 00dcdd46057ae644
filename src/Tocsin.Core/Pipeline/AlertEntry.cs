using Tocsin.Alerts;

namespace Tocsin.Pipeline;

/// <summary>
/// One alert in memory, beside what is stored of it. A refresh changes three fields in place, so that what is heard a hundred times a day
/// leaves nothing to collect; the alert they belong to is made when somebody looks. What request threads touch is guarded by a lock that
/// the entries of a shard share.
/// </summary>
internal sealed class AlertEntry(Alert alert, Lock shard)
{
    private readonly Lock _lock = shard;
    private Alert _alert = alert;
    private Heard _heard = new(alert.EndsAt, alert.UpdatedAt, alert.GeneratorUrlUtf8);
    private bool _isBusy = true;

    /// <summary>What is known: the stored state, with a later end where refreshes came since.</summary>
    public Alert Current
    {
        get
        {
            lock (_lock)
            {
                return Look();
            }
        }
    }

    /// <summary>The current state could not be stored; it will be once the store is back.</summary>
    public bool IsUnsaved { get; private set; }

    /// <summary>The version of the stored state; 0 where it is not stored yet.</summary>
    public long Version { get; private set; }

    public DateTimeOffset StoredEndsAt { get; private set; }

    /// <summary>From here on less than half of the stored lifetime is left, and a later end is written.</summary>
    public DateTimeOffset HalfLife { get; private set; }

    /// <summary>Where in the timer queue this alert is due; queue entries with another time are leftovers.</summary>
    public DateTimeOffset QueuedAt { get; set; } = DateTimeOffset.MaxValue;

    /// <summary>Takes a received alert as a refresh, if it is no more than that: the same state, heard later.</summary>
    public bool TryRefresh(in ReceivedAlert received, in ArrivalTimes times, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (_isBusy || times.EndsAt < _heard.EndsAt || !SaysTheSame(received, times))
            {
                return false;
            }

            var generator = _heard.GeneratorUrl;
            _heard = new(times.EndsAt, now, received.GeneratorUrl.SequenceEqual(generator.Span) ? generator : Utf8Pool.Shared.Intern(received.GeneratorUrl));
            return true;
        }
    }

    /// <summary>
    /// Reads the alert to derive a transition from it. Until <see cref="Settle"/>, whatever else is heard of it has to queue up behind.
    /// </summary>
    public Alert Hold()
    {
        lock (_lock)
        {
            _isBusy = true;
            return Look();
        }
    }

    /// <summary>Sets the state from here on.</summary>
    /// <param name="alert">The new state, or the old one.</param>
    /// <param name="version">The version it was stored with, 0 where the store is away; null where there was nothing to store.</param>
    /// <returns>The state before.</returns>
    public Alert Settle(Alert alert, long? version)
    {
        lock (_lock)
        {
            var before = _alert;
            (_alert, _heard) = (alert, new(alert.EndsAt, alert.UpdatedAt, alert.GeneratorUrlUtf8));
            if (version is { } stored)
            {
                Note(alert, stored);
            }

            _isBusy = IsUnsaved;
            return before;
        }
    }

    /// <summary>Notes that a state which could not be stored before now is.</summary>
    public void Saved(Alert alert, long version)
    {
        lock (_lock)
        {
            Note(alert, version);
            _isBusy = false;
        }
    }

    private void Note(Alert alert, long version)
    {
        IsUnsaved = version == 0;
        if (version > 0)
        {
            (Version, StoredEndsAt, HalfLife) = (version, alert.EndsAt, alert.EndsAt - (alert.Lifetime / 2));
        }
    }

    private Alert Look()
    {
        if (_alert.UpdatedAt != _heard.At || _alert.EndsAt != _heard.EndsAt)
        {
            _alert = _alert with { EndsAt = _heard.EndsAt, UpdatedAt = _heard.At, GeneratorUrlUtf8 = _heard.GeneratorUrl };
        }

        return _alert;
    }

    private bool SaysTheSame(in ReceivedAlert received, in ArrivalTimes times) =>
        _alert.IsFiring
        && times.Status == AlertStatus.Firing
        && times.EndsBy == _alert.EndsBy
        && (times.StartsAt == _alert.StartsAt || (times.StartsAt > _alert.StartsAt && times.StartsAt < _heard.EndsAt))
        && _alert.Labels.Canonical.SequenceEqual(received.Labels)
        && _alert.Annotations.Canonical.SequenceEqual(received.Annotations);

    private readonly record struct Heard(DateTimeOffset EndsAt, DateTimeOffset At, ReadOnlyMemory<byte> GeneratorUrl);
}
