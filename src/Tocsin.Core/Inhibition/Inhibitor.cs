using Tocsin.Alerts;

namespace Tocsin.Inhibition;

/// <summary>
/// Knows which firing alerts are sources of which rules, and finds what inhibits an alert: the first rule whose target side matches it, while a
/// source fires that agrees with it in the <c>equal</c> labels. An alert that matches both sides is not inhibited by another one that does, so that
/// neither it nor a pair of them mutes itself. A source counts even where it is silenced or inhibited itself.
/// </summary>
/// <remarks>
/// Costs of <see cref="Find"/> depend on the rules, not on how many alerts there are. Safe for use by several threads: what is known about the alert
/// at hand is kept in buffers that are used again and again, under one lock.
/// </remarks>
internal sealed class Inhibitor
{
    private readonly Lock _lock = new();
    private readonly LabelsAtHand _values = new();
    private readonly Conditions _conditions;
    private readonly RuleIndex[] _rules;
    private readonly EqualLabels[] _tuples;
    private readonly Dictionary<AlertId, List<Source>> _sources = [];

    public Inhibitor(IReadOnlyList<InhibitRule> rules)
    {
        _conditions = new Conditions(_values);
        var tuples = new Dictionary<string, EqualLabels>(StringComparer.Ordinal);
        _rules = [.. rules.Select(rule => new RuleIndex(rule, _conditions, EqualLabels.Shared(rule.Equal, _values, tuples)))];
        _tuples = [.. tuples.Values];
    }

    /// <summary>Takes note of an alert's present state.</summary>
    public void Set(Alert alert)
    {
        lock (_lock)
        {
            if (!alert.IsFiring)
            {
                Forget(alert.Id);
            }
            else if (!_sources.ContainsKey(alert.Id))
            {
                Add(alert);
            }
        }
    }

    /// <summary>Takes out an alert that is gone.</summary>
    public void Remove(AlertId id)
    {
        lock (_lock)
        {
            Forget(id);
        }
    }

    /// <summary>The first rule that mutes the alert, with one of its sources; null where it is to be told.</summary>
    public InhibitedBy? Find(Alert target)
    {
        lock (_lock)
        {
            if (_sources.Count == 0)
            {
                return null;
            }

            LookAt(target.Labels);
            foreach (var rule in _rules)
            {
                if (rule.Find() is { } source)
                {
                    return new InhibitedBy(rule.Rule, source.Id, source.Fingerprint);
                }
            }

            return null;
        }
    }

    // What an alert matches follows from its labels, and so does its id: a source is looked at once.
    private void Add(Alert alert)
    {
        LookAt(alert.Labels);
        List<Source>? added = null;
        foreach (var rule in _rules)
        {
            if (rule.TryAdd(alert) is { } source)
            {
                (added ??= []).Add(source);
            }
        }

        if (added is not null)
        {
            added.TrimExcess();
            _sources.Add(alert.Id, added);
        }
    }

    private void Forget(AlertId id)
    {
        if (_sources.Remove(id, out var sources))
        {
            foreach (var source in sources)
            {
                source.Remove();
            }
        }
    }

    private void LookAt(LabelSet labels)
    {
        _values.LookAt(labels);
        _conditions.Forget();
        foreach (var tuple in _tuples)
        {
            tuple.Forget();
        }
    }
}
