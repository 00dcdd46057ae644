using Tocsin.Alerts;

namespace Tocsin.Inhibition;

/// <summary>The firing sources of a rule that agree in its <c>equal</c> labels. The last one to go takes the set out of its index.</summary>
internal sealed class SourceSet(Dictionary<EqualKey, SourceSet> index, EqualKey key)
{
    private readonly List<Source> _oneSided = [];
    private readonly List<Source> _twoSided = [];

    /// <summary>Some source, rather one that matches the source side alone. Costs the same however many there are.</summary>
    public Source? First(bool withTwoSided) =>
        _oneSided.Count > 0 ? _oneSided[0]
        : withTwoSided && _twoSided.Count > 0 ? _twoSided[0]
        : null;

    public Source Add(Alert alert, bool isTwoSided)
    {
        var list = isTwoSided ? _twoSided : _oneSided;
        var source = new Source(this, alert.Id, alert.Fingerprint, isTwoSided) { Position = list.Count };
        list.Add(source);
        return source;
    }

    public void Remove(Source source)
    {
        var list = source.IsTwoSided ? _twoSided : _oneSided;
        var last = list[^1];
        (list[source.Position], last.Position) = (last, source.Position);
        list.RemoveAt(list.Count - 1);
        if (_oneSided.Count + _twoSided.Count == 0)
        {
            index.Remove(key);
        }
    }
}
