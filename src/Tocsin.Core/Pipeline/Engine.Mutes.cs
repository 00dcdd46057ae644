using Tocsin.Inhibition;
using Tocsin.Pipeline.Stages;
using Tocsin.Silences;

namespace Tocsin.Pipeline;

/// <summary>What mutes: the rules of the configuration, and the silences that people make.</summary>
internal sealed partial class Engine
{
    /// <summary>Makes or changes a silence; returns once that is stored.</summary>
    public ValueTask<SilenceAnswer> SetSilenceAsync(PostedSilence posted) => AskAsync(now =>
    {
        // Where nothing else happens no snapshot is due, and what is over would count against the limit for ever.
        ForgetSilences(now);
        return new SilenceRules(_settings.SilenceLimits).Set(posted, Silences.Find, Silences.Count, now, Guid.NewGuid());
    });

    /// <summary>Ends a silence; returns once that is stored.</summary>
    public ValueTask<SilenceAnswer> ExpireSilenceAsync(Guid id) => AskAsync(now => SilenceRules.Expire(id, Silences.Find, now));

    /// <summary>The rules of a configuration, with the alerts that fire as sources.</summary>
    private MuteRules MakeRules(PipelineSettings settings)
    {
        var inhibitor = new Inhibitor(settings.InhibitRules);
        foreach (var entry in Alerts.All())
        {
            inhibitor.Set(entry.Current);
        }

        return new MuteRules { Inhibitor = inhibitor, Silences = Silences, Intervals = settings.TimeIntervals, RouteLabels = settings.RouteLabels };
    }

    private async ValueTask<SilenceAnswer> AskAsync(Func<DateTimeOffset, SilenceVerdict> decide)
    {
        var answer = SilenceAnswer.NotStored;
        await Request(async now => answer = await StoreAsync(decide(now)));
        return answer;
    }

    private async Task<SilenceAnswer> StoreAsync(SilenceVerdict verdict)
    {
        if (verdict.ToStore.Count == 0)
        {
            return verdict.Answer;
        }

        if (_guard.IsAway)
        {
            return SilenceAnswer.NotStored;
        }

        var first = await _guard.CommitAsync([.. verdict.ToStore.Select(s => _codec.Encode(s))]);
        foreach (var silence in verdict.ToStore)
        {
            Silences.Set(silence);
        }

        // What could not be stored is kept, and stored when it can be: whoever asked should look before asking again.
        return first > 0 ? verdict.Answer : SilenceAnswer.Unsure;
    }

    private void ForgetSilences(DateTimeOffset now)
    {
        foreach (var silence in Silences.Expired(now, _settings.Retention))
        {
            Silences.Remove(silence.Id);
        }
    }

    private void Restore(StoredState state, DateTimeOffset now)
    {
        foreach (var silence in state.Silences.Values)
        {
            Silences.Set(silence);
        }

        ForgetSilences(now);
    }
}
