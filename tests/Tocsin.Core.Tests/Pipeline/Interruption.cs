using System.Globalization;

namespace Tocsin.Pipeline;

/// <summary>What happens to the engine in the middle of a script.</summary>
/// <param name="At">When, from the script's start; does not count where it is a commit that counts.</param>
/// <param name="IsReload">A reload of the same configuration; else the process is killed and started again on the same store.</param>
/// <param name="Commit">The commit at which the process is killed; 0: it is killed when nothing but time can go on.</param>
/// <param name="IsCommitted">Whether that commit is done.</param>
internal sealed record Interruption(TimeSpan At, bool IsReload = false, int Commit = 0, bool IsCommitted = false)
{
    public override string ToString() =>
        IsReload ? string.Create(CultureInfo.InvariantCulture, $"reload at {At.TotalSeconds:0.00} s")
        : Commit == 0 ? string.Create(CultureInfo.InvariantCulture, $"kill at {At.TotalSeconds:0.00} s")
        : $"kill {(IsCommitted ? "after" : "before")} commit {Commit}";
}
