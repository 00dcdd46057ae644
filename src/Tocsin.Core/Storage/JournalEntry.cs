namespace Tocsin.Storage;

/// <summary>One fact to append.</summary>
/// <param name="Kind">What it tells of.</param>
/// <param name="Subject">What it is about: an alert's id, a group's key, a row's id. At most one current state each.</param>
/// <param name="Payload">The state, encoded by <see cref="JournalCodec"/>.</param>
/// <param name="ExpectedVersion">
/// For an alert: the version this was derived from, 0 for none; the commit is refused where the alert has moved on. Null: not compared.
/// </param>
public readonly record struct JournalEntry(EntryKind Kind, ReadOnlyMemory<byte> Subject, ReadOnlyMemory<byte> Payload, long? ExpectedVersion = null);

/// <summary>One fact as it stands in the journal.</summary>
/// <param name="Version">Its place in the order of all commits; grows, with gaps.</param>
/// <param name="At">When it was committed, by the store's clock.</param>
/// <param name="Kind">What it tells of.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Payload">The state from here on.</param>
public sealed record JournalRecord(long Version, DateTimeOffset At, EntryKind Kind, ReadOnlyMemory<byte> Subject, ReadOnlyMemory<byte> Payload);
