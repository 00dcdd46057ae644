using Tocsin.Alerts;
using Tocsin.Notification;
using Tocsin.Silences;
using Tocsin.Storage;

namespace Tocsin.Pipeline;

/// <summary>The state as a start finds it: the snapshot and the journal behind it, folded.</summary>
internal sealed class StoredState
{
    private int _read;

    public Dictionary<AlertId, (Alert Alert, long Version)> Alerts { get; } = [];

    public Dictionary<(string Key, string Receiver, int Ordinal), GroupRecord> Groups { get; } = [];

    /// <summary>Decisions whose end is not recorded: they are owed.</summary>
    public Dictionary<Guid, OutboxRow> Owed { get; } = [];

    public Dictionary<(string GroupKey, IntegrationKey Integration), DeliveredState> Told { get; } = [];

    public Dictionary<Guid, Silence> Silences { get; } = [];

    /// <summary>The newest version.</summary>
    public long Version { get; private set; }

    /// <summary>When the process before last wrote.</summary>
    public DateTimeOffset LastSeen { get; private set; }

    /// <summary>How many of the records that were read are overtaken by later ones: what a snapshot would have spared this start.</summary>
    public int Overtaken => _read - Alerts.Count - Groups.Count - Owed.Count - Told.Count - Silences.Count;

    public static async Task<StoredState> LoadAsync(IStore store, CancellationToken cancellationToken)
    {
        var state = new StoredState();
        await foreach (var record in store.LoadAsync(cancellationToken))
        {
            state.Fold(record);
        }

        return state;
    }

    private void Fold(JournalRecord record)
    {
        _read++;
        Version = Math.Max(Version, record.Version);
        LastSeen = record.At > LastSeen ? record.At : LastSeen;
        var payload = record.Payload.Span;
        switch (record.Kind)
        {
            case EntryKind.Alert:
                var alert = JournalCodec.DecodeAlert(payload);
                Alerts[alert.Id] = (alert, record.Version);
                break;
            case EntryKind.Group:
                var group = JournalCodec.DecodeGroup(payload);
                Groups[(group.Key, group.Receiver, group.Ordinal)] = group;
                break;
            case EntryKind.Decision:
                var row = JournalCodec.DecodeDecision(payload);
                Owed[row.Id] = row;
                break;
            case EntryKind.RowEnd:
                Fold(JournalCodec.DecodeRowEnd(payload));
                break;
            case EntryKind.Told:
                var told = JournalCodec.DecodeTold(payload);
                Told[(told.GroupKey, told.Integration)] = told.State;
                break;
            case EntryKind.Silence:
                var silence = JournalCodec.DecodeSilence(payload);
                Silences[silence.Id] = silence;
                break;
            default:
                throw new StoreUnusableException($"The store holds a record of kind {(byte)record.Kind}, which a newer version of Tocsin wrote. Run that version.");
        }
    }

    private void Fold(RowEnd end)
    {
        Owed.Remove(end.Row.Id);
        if (end.IsTold)
        {
            Told[(end.Row.GroupKey, end.Row.Integration)] = end.Row.AsDelivered();
        }
    }
}
