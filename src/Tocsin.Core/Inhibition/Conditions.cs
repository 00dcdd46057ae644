using Tocsin.Matching;

namespace Tocsin.Inhibition;

/// <summary>
/// The different matchers of all rules. Each is tried at most once for the label set at hand, however many rules share it: a hundred rules for
/// <c>severity="warning"</c> look at it once.
/// </summary>
internal sealed class Conditions(LabelsAtHand values)
{
    private readonly Dictionary<Matcher, int> _ids = [];
    private readonly List<(Matcher Matcher, int Slot)> _all = [];
    private bool?[] _answers = [];

    /// <summary>The ids that stand for these matchers from now on.</summary>
    public int[] Add(IEnumerable<Matcher> matchers) => [.. matchers.Select(Add)];

    /// <summary>Forgets the answers, when another label set is looked at.</summary>
    public void Forget() => Array.Clear(_answers);

    /// <summary>Whether the label set at hand fulfils all of them.</summary>
    public bool Hold(int[] ids)
    {
        foreach (var id in ids)
        {
            if (!(_answers[id] ??= _all[id].Matcher.Matches(values[_all[id].Slot])))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether it is known already that one of them does not hold.</summary>
    public bool AreRefuted(int[] ids)
    {
        foreach (var id in ids)
        {
            if (_answers[id] == false)
            {
                return true;
            }
        }

        return false;
    }

    private int Add(Matcher matcher)
    {
        if (!_ids.TryGetValue(matcher, out var id))
        {
            id = _all.Count;
            _ids.Add(matcher, id);
            _all.Add((matcher, values.SlotOf(matcher.Name)));
            Array.Resize(ref _answers, _all.Count);
        }

        return id;
    }
}
