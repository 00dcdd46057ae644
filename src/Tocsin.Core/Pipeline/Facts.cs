using Tocsin.Alerts;
using Tocsin.Notification;
using Tocsin.Storage;

namespace Tocsin.Pipeline;

/// <summary>What one step is going to commit before it acts: collected first, applied after the commit.</summary>
internal sealed class Facts
{
    public List<JournalEntry> Entries { get; } = [];

    /// <summary>Alerts that change, each with the place of its entry.</summary>
    public List<(Alert Alert, int Entry)> Alerts { get; } = [];

    public HashSet<Fingerprint> Touched { get; } = [];

    /// <summary>Deliveries that ended for good.</summary>
    public List<(Delivery Delivery, RowEnd End)> Ends { get; } = [];

    /// <summary>Requests whose last alert is among these facts.</summary>
    public List<Arrival> Completed { get; } = [];

    /// <summary>A request of which more alerts follow in the next step.</summary>
    public Arrival? Unfinished { get; set; }

    public void Add(Alert alert, JournalEntry entry)
    {
        Touched.Add(alert.Fingerprint);
        Alerts.Add((alert, Entries.Count));
        Entries.Add(entry);
    }
}
