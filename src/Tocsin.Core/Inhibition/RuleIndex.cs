using Tocsin.Alerts;

namespace Tocsin.Inhibition;

/// <summary>One rule and its firing sources, by the values of their <c>equal</c> labels.</summary>
internal sealed class RuleIndex
{
    private readonly Conditions _conditions;
    private readonly EqualLabels _equal;
    private readonly int[] _source;
    private readonly int[] _target;
    private readonly int[] _targetPatterns;
    private readonly Dictionary<EqualKey, SourceSet> _sets = new(EqualKeyComparer.Instance);
    private readonly Dictionary<EqualKey, SourceSet>.AlternateLookup<EqualValues> _setOf;

    public RuleIndex(InhibitRule rule, Conditions conditions, EqualLabels equal)
    {
        (Rule, _conditions, _equal) = (rule, conditions, equal);
        _source = conditions.Add(rule.Source.OrderBy(m => m.IsRegex));
        _target = conditions.Add(rule.Target.Where(m => !m.IsRegex));
        _targetPatterns = conditions.Add(rule.Target.Where(m => m.IsRegex));
        _setOf = _sets.GetAlternateLookup<EqualValues>();
    }

    public InhibitRule Rule { get; }

    /// <summary>A source that inhibits the alert at hand. What costs most, regular expressions, is tried last.</summary>
    public Source? Find() =>
        _sets.Count > 0 && _conditions.Hold(_target) && !_conditions.AreRefuted(_targetPatterns)
        && _setOf.TryGetValue(_equal.Values, out var set) && _conditions.Hold(_targetPatterns)
            ? set.First(withTwoSided: !_conditions.Hold(_source))
            : null;

    /// <summary>Adds the alert at hand where it is a source of this rule.</summary>
    public Source? TryAdd(Alert alert)
    {
        if (!_conditions.Hold(_source))
        {
            return null;
        }

        if (!_setOf.TryGetValue(_equal.Values, out var set))
        {
            var key = EqualKeyComparer.Instance.Create(_equal.Values);
            _sets.Add(key, set = new SourceSet(_sets, key));
        }

        return set.Add(alert, isTwoSided: _conditions.Hold(_target) && _conditions.Hold(_targetPatterns));
    }
}
