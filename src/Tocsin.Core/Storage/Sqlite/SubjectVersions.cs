namespace Tocsin.Storage.Sqlite;

/// <summary>The newest version of each subject that is compared on commit. Not thread-safe; the store's thread owns it.</summary>
internal sealed class SubjectVersions
{
    private readonly Dictionary<Subject, long> _versions = [];

    /// <summary>0 where the subject is unknown or was dropped by compaction; then any expectation holds.</summary>
    public long Of(EntryKind kind, ReadOnlyMemory<byte> subject) => _versions.GetValueOrDefault(new Subject(kind, subject));

    public void Set(EntryKind kind, ReadOnlyMemory<byte> subject, long version) => _versions[new Subject(kind, subject)] = version;

    /// <summary>Forgets subjects that have no place in a snapshot: nothing newer than it is known of them.</summary>
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

    private readonly struct Subject(EntryKind kind, ReadOnlyMemory<byte> bytes) : IEquatable<Subject>
    {
        private readonly EntryKind _kind = kind;
        private readonly ReadOnlyMemory<byte> _bytes = bytes;

        public bool Equals(Subject other) => _kind == other._kind && _bytes.Span.SequenceEqual(other._bytes.Span);

        public override bool Equals(object? obj) => obj is Subject other && Equals(other);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            hash.AddBytes(_bytes.Span);
            return hash.ToHashCode();
        }
    }
}
