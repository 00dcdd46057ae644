namespace Tocsin.Storage;

/// <summary>
/// How a commit ended. Either all entries are durable, the i-th with version <see cref="FirstVersion"/> + i; or none is, because subjects
/// had moved on (<see cref="Conflicts"/>) or a claim was lost (<see cref="Fenced"/>).
/// </summary>
public sealed record CommitResult(long FirstVersion, IReadOnlyList<JournalRecord> Conflicts, bool Fenced)
{
    public bool Committed => !Fenced && Conflicts.Count == 0;

    public static CommitResult Done(long firstVersion) => new(firstVersion, [], false);

    /// <param name="current">The current record of each subject that had moved on.</param>
    public static CommitResult Conflict(IReadOnlyList<JournalRecord> current) => new(0, current, false);

    public static CommitResult LostClaim { get; } = new(0, [], true);
}
