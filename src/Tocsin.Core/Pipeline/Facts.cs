using Tocsin.Alerts;
using Tocsin.Notification;
using Tocsin.Storage;

namespace Tocsin.Pipeline;

/// <summary>What one step is going to commit before it acts: collected first, applied after the commit.</summary>
internal sealed class Facts
{
    /// <summary>Entries in one transaction, at the most: enough to share an fsync, few enough not to delay a flush.</summary>
    private const int MaxEntries = 4096;

    private readonly List<JournalEntry> _entries = [];
    private long _bytes;

    public IReadOnlyList<JournalEntry> Entries => _entries;

    /// <summary>Whether the rest has to wait for the next commit. Large alerts fill one sooner: a commit has to be done in time.</summary>
    public bool IsFull => _entries.Count >= MaxEntries || _bytes >= StoreGuard.BytesPerCommit;

    /// <summary>Alerts that change, each with the place of its entry.</summary>
    public List<(Alert Alert, int Entry)> Alerts { get; } = [];

    /// <summary>The newest state of each alert that changes.</summary>
    public Dictionary<AlertId, Alert> Changed { get; } = [];

    /// <summary>Deliveries that ended for good.</summary>
    public List<(Delivery Delivery, RowEnd End)> Ends { get; } = [];

    /// <summary>Requests whose last alert is among these facts.</summary>
    public List<Arrival> Completed { get; } = [];

    /// <summary>A request of which more alerts follow in the next step.</summary>
    public Arrival? Unfinished { get; set; }

    public void Add(Alert alert, JournalEntry entry)
    {
        Changed[alert.Id] = alert;
        Alerts.Add((alert, _entries.Count));
        Add(entry);
    }

    public void Add(JournalEntry entry)
    {
        _entries.Add(entry);
        _bytes += entry.Payload.Length;
    }
}
