using Tocsin.Alerts;

namespace Tocsin.Inhibition;

/// <summary>A firing alert as the source of one rule.</summary>
/// <param name="set">Where it is kept.</param>
/// <param name="id">The alert.</param>
/// <param name="fingerprint">As it is shown.</param>
/// <param name="isTwoSided">It matches the rule's target side as well.</param>
internal sealed class Source(SourceSet set, AlertId id, Fingerprint fingerprint, bool isTwoSided)
{
    public AlertId Id => id;

    public Fingerprint Fingerprint => fingerprint;

    public bool IsTwoSided => isTwoSided;

    /// <summary>Its place among those of its kind in the set.</summary>
    public int Position { get; set; }

    public void Remove() => set.Remove(this);
}
