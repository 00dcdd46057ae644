using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Tocsin.Alerts;
using Tocsin.Notification;
using Tocsin.Storage;

namespace Tocsin.Pipeline;

/// <summary>What people ask for: another configuration, a silence. One at a time, between the steps.</summary>
internal sealed partial class Engine
{
    private readonly ConcurrentQueue<(Func<DateTimeOffset, Task> Work, TaskCompletionSource<bool> Done)> _requests = new();
    private volatile bool _isStopped;

    /// <summary>Takes another configuration. All or nothing was decided by who read it; timers, what was told and what is on its way stay.</summary>
    /// <returns>False where the engine has stopped.</returns>
    public Task<bool> ReloadAsync(PipelineSettings settings) => Request(now => ReloadAsync(settings, now));

    /// <summary>Has the engine do something between two steps.</summary>
    /// <returns>False where the engine has stopped: nothing was done then.</returns>
    private Task<bool> Request(Func<DateTimeOffset, Task> work)
    {
        var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        _requests.Enqueue((work, done));
        _wakeUp.Set();
        return _isStopped ? Task.FromResult(false) : done.Task;
    }

    private async Task<bool> TakeRequestAsync(DateTimeOffset now)
    {
        if (!_requests.TryDequeue(out var request))
        {
            return false;
        }

        try
        {
            await request.Work(now);
            request.Done.SetResult(true);
            return true;
        }
        catch (Exception e)
        {
            request.Done.SetException(e);
            throw;
        }
    }

    /// <summary>After the last step: what nobody takes up any more is answered.</summary>
    private void RefuseRequests()
    {
        _isStopped = true;

        // A full fence: what was queued before its sender could see that is seen here.
        Interlocked.MemoryBarrier();
        while (_requests.TryDequeue(out var request))
        {
            request.Done.SetResult(false);
        }
    }

    private async Task ReloadAsync(PipelineSettings settings, DateTimeOffset now)
    {
        var ended = _groups.All.SelectMany(g => g.Members).Select(Alerts.Find).OfType<Alert>().Where(a => !a.IsFiring).Distinct().ToList();
        (_settings, _rules) = (settings, MakeRules(settings));
        _courier.Use(settings);
        var (groups, slots) = _groups.Use(settings);
        var entries = new List<JournalEntry>();
        Regroup(ended, entries, now);
        foreach (var (group, slot) in groups.SelectMany(g => g.Slots.Select(s => (g, s))).Concat(slots))
        {
            Retire(group, slot, entries, now);
        }

        if (entries.Count == 0 && _groups.All.FirstOrDefault() is { } any)
        {
            // Shows a start that there was a process now: ticks before were worked on by the rules of before.
            entries.Add(_codec.Encode(RecordOf(any)));
        }

        await _guard.CommitAsync(entries);
        LogReloaded(_groups.Count, groups.Count);
    }

    /// <summary>Puts all alerts into the groups that the routes have for them now.</summary>
    private void Regroup(List<Alert> ended, List<JournalEntry> entries, DateTimeOffset now)
    {
        var changed = new List<Group>();
        foreach (var group in _groups.All)
        {
            group.Members.RemoveWhere(static _ => true);
            Reschedule(group, changed, now);
        }

        foreach (var alert in Alerts.All().Select(e => e.Current).Where(a => a.IsFiring))
        {
            foreach (var group in _groups.FindOrAdd(alert, now, changed))
            {
                group.Join(alert);
            }
        }

        foreach (var alert in ended)
        {
            _groups.Find(alert).ToList().ForEach(group => group.Members.Add(alert.Id));
        }

        entries.AddRange(changed.Select(group => _codec.Encode(RecordOf(group))));
        foreach (var group in _groups.All.ToList())
        {
            _groups.RemoveIfOver(group);
        }
    }

    private void Reschedule(Group group, List<Group> changed, DateTimeOffset now)
    {
        // A tick that is due already is still to be worked on.
        var next = group.NextFlush <= now ? group.NextFlush : group.Home.Schedule.Resume(group.NextFlush, now, now);
        if (next != group.NextFlush)
        {
            changed.Add(group);
        }

        _groups.Schedule(group, next);
    }

    /// <summary>Ends what is on its way to an integration that is gone; an attempt under way is left to end by itself, and is the last.</summary>
    private void Retire(Group group, Slot slot, List<JournalEntry> entries, DateTimeOffset now)
    {
        if (slot.Pending is not { } pending)
        {
            return;
        }

        if (!pending.TryWithdraw())
        {
            pending.IsOrphan = true;
            return;
        }

        LogOrphan(slot.Integration.Key, group.Key);
        var end = new RowEnd(pending.Row, RowOutcome.Superseded, now, pending.Attempts, "the integration is no longer configured", default);
        entries.Add(_codec.Encode(end));
        Record(slot, end);
    }

    [LoggerMessage(LogLevel.Information, "Configuration reloaded: {Groups} groups, {Gone} of which the routes have none any more are gone")]
    private partial void LogReloaded(int groups, int gone);
}
