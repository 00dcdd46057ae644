using System.Globalization;
using Tocsin.Enrichment;

namespace Tocsin.Notification;

/// <summary>Evidence as the integrations write it.</summary>
internal static class EvidenceText
{
    /// <summary>The value, or <c>N/A - reason</c>.</summary>
    public static string Of(Evidence evidence) => evidence.Status == EvidenceStatus.Ok
        ? evidence.Text
        : $"N/A - {(evidence.Reason.Length > 0 ? evidence.Reason : Fallback(evidence.Status))}";

    /// <summary>A step's name as a heading: <c>cpu</c> gives <c>CPU</c>, <c>error_rate</c> gives <c>Error rate</c>.</summary>
    public static string Heading(string name)
    {
        var words = name.Replace('_', ' ').Trim();
        return words.Length <= 3 ? words.ToUpperInvariant() : char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>Writes an object of all of an alert's evidence by name. Of two steps with one name the second is called <c>name_2</c>.</summary>
    public static void Write(GoJsonWriter json, IReadOnlyList<Evidence> all)
    {
        json.BeginObject("evidence");
        foreach (var (name, evidence) in Named(all))
        {
            json.BeginObject(name);
            json.Text("status", Status(evidence.Status));
            json.Text("text", evidence.Text);
            json.Number("value", evidence.Value);
            json.Text("unit", evidence.Unit);
            json.Text("query", evidence.Query);
            json.Text("source", evidence.Source);
            json.Text("reason", evidence.Reason);
            json.Time("at", evidence.At);
            json.Number("duration_seconds", evidence.Duration.TotalSeconds);
            WritePoints(json, evidence.Points);
            json.EndObject();
        }

        json.EndObject();
    }

    public static IEnumerable<(string Name, Evidence Evidence)> Named(IReadOnlyList<Evidence> all)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var evidence in all)
        {
            var count = seen[evidence.Name] = seen.GetValueOrDefault(evidence.Name) + 1;
            yield return (count == 1 ? evidence.Name : string.Create(CultureInfo.InvariantCulture, $"{evidence.Name}_{count}"), evidence);
        }
    }

    private static void WritePoints(GoJsonWriter json, IReadOnlyList<EvidencePoint> points)
    {
        if (points.Count == 0)
        {
            return;
        }

        json.BeginArray("points");
        foreach (var point in points)
        {
            json.BeginObject();
            json.Time("at", point.At);
            json.Number("value", point.Value);
            json.EndObject();
        }

        json.EndArray();
    }

    private static string Status(EvidenceStatus status) => status switch
    {
        EvidenceStatus.Ok => "ok",
        EvidenceStatus.NoData => "no_data",
        EvidenceStatus.Timeout => "timeout",
        _ => "error",
    };

    private static string Fallback(EvidenceStatus status) => status switch
    {
        EvidenceStatus.NoData => "no data",
        EvidenceStatus.Timeout => "no answer in time",
        _ => "could not be found out",
    };
}
