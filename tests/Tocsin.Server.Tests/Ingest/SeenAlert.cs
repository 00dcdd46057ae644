using System.Text;
using Tocsin.Alerts;

namespace Tocsin.Server.Ingest;

/// <summary>An alert of a batch, taken out of the batch's buffer.</summary>
internal sealed record SeenAlert(LabelSet Labels, LabelSet Annotations, string GeneratorUrl, DateTimeOffset StartsAt, DateTimeOffset EndsAt, AlertStatus? Status)
{
    public static SeenAlert Of(in ReceivedAlert alert) => new(
        LabelSet.FromCanonical(alert.Labels),
        LabelSet.FromCanonical(alert.Annotations),
        Encoding.UTF8.GetString(alert.GeneratorUrl),
        alert.StartsAt,
        alert.EndsAt,
        alert.Status);

    public static List<SeenAlert> AllOf(AlertBatch batch)
    {
        var alerts = new List<SeenAlert>(batch.Count);
        for (var i = 0; i < batch.Count; i++)
        {
            alerts.Add(Of(batch[i]));
        }

        return alerts;
    }
}
