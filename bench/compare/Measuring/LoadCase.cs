namespace Tocsin.Compare.Measuring;

/// <summary>One combination of what is varied.</summary>
/// <param name="Active">Alerts that are active at the end of "new" and all through "refreshed".</param>
/// <param name="Batch">Alerts in a post.</param>
/// <param name="Connections">Connections that post at the same time.</param>
internal sealed record LoadCase(int Active, int Batch, int Connections)
{
    public override string ToString() => FormattableString.Invariant($"{Active:N0} active, posts of {Batch}, {Connections} connection(s)");
}
