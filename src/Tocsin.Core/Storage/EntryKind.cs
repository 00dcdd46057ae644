namespace Tocsin.Storage;

/// <summary>What a journal entry tells of. Numbers are stored: never reuse one.</summary>
public enum EntryKind : byte
{
    /// <summary>An alert as it is from here on.</summary>
    Alert = 1,

    /// <summary>A group: its labels, and its next flush as of this entry.</summary>
    Group = 2,

    /// <summary>A decision to notify (<see cref="Notification.OutboxRow"/>).</summary>
    Decision = 3,

    /// <summary>How a decision ended (<see cref="Notification.RowEnd"/>).</summary>
    RowEnd = 4,

    /// <summary>What an integration was last told about a group; written by snapshots, so that the decisions behind it can go.</summary>
    Told = 5,

    /// <summary>A silence as it is from here on.</summary>
    Silence = 6,
}
