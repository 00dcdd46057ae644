using Tocsin.Alerts;

namespace Tocsin.Storage.Sqlite;

/// <summary>The newest version of each alert, for comparing on commit. Not thread-safe; the store's thread owns it.</summary>
internal sealed class SubjectVersions
{
    private readonly Dictionary<AlertId, long> _versions = [];

    /// <summary>0 where the alert is unknown or was dropped by compaction; then any expectation holds.</summary>
    public long Of(ReadOnlyMemory<byte> subject) => _versions.GetValueOrDefault(Key(subject));

    public void Set(ReadOnlyMemory<byte> subject, long version) => _versions[Key(subject)] = version;

    /// <summary>Forgets alerts that have no place in a snapshot: nothing newer than it is known of them.</summary>
    public void KeepOnly(IReadOnlySet<long> versionsInSnapshot, long snapshotVersion)
    {
        foreach (var (subject, version) in _versions)
        {
            if (version <= snapshotVersion && !versionsInSnapshot.Contains(version))
            {
                _versions.Remove(subject);
            }
        }
    }

    private static AlertId Key(ReadOnlyMemory<byte> subject) => AlertId.Read(subject.Span);
}
