using Tocsin.Alerts;

namespace Tocsin.Grouping;

/// <summary>Which labels alerts must share to be told together.</summary>
/// <param name="Names">Label names; an alert that lacks one is grouped without it.</param>
/// <param name="All">Every label set is a group of its own (<c>group_by: ['...']</c>).</param>
public sealed record GroupBy(IReadOnlyList<string> Names, bool All = false)
{
    public LabelSet LabelsOf(LabelSet alert) => All ? alert : alert.Pick(Names);
}
