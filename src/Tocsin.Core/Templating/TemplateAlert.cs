using Tocsin.Alerts;
using Tocsin.GoTemplates;

namespace Tocsin.Templating;

/// <summary>An alert as templates see it: Go's <c>template.Alert</c>. A null set, as of data without the key, is an empty one that JSON shows as null.</summary>
internal sealed record TemplateAlert
{
    public const string FiringStatus = "firing";
    public const string ResolvedStatus = "resolved";

    public string Status { get; init; } = "";

    public KeyValues? Labels { get; init; }

    public KeyValues? Annotations { get; init; }

    public GoTime StartsAt { get; init; }

    /// <summary>Year 1 while the alert fires.</summary>
    public GoTime EndsAt { get; init; }

    public string GeneratorURL { get; init; } = "";

    public string Fingerprint { get; init; } = "";

    public static GoType Type { get; } = GoType.Struct<TemplateAlert>("template.Alert")
        .Field("Status", "status", a => a.Status)
        .Field("Labels", "labels", a => a.Labels, KeyValues.Type)
        .Field("Annotations", "annotations", a => a.Annotations, KeyValues.Type)
        .Field("StartsAt", "startsAt", a => a.StartsAt)
        .Field("EndsAt", "endsAt", a => a.EndsAt)
        .Field("GeneratorURL", "generatorURL", a => a.GeneratorURL)
        .Field("Fingerprint", "fingerprint", a => a.Fingerprint)
        .Build();

    /// <summary>Templates know two states only: an alert without news counts as firing, because nobody said that it is over.</summary>
    public static bool IsFiring(Alert alert) => alert.Status != AlertStatus.Resolved;

    public static TemplateAlert Of(Alert alert) => new()
    {
        Status = IsFiring(alert) ? FiringStatus : ResolvedStatus,
        Labels = new KeyValues(alert.Labels),
        Annotations = new KeyValues(alert.Annotations),
        StartsAt = new GoTime(alert.StartsAt),
        EndsAt = IsFiring(alert) ? default : new GoTime(alert.EndsAt),
        GeneratorURL = alert.GeneratorUrl,
        Fingerprint = alert.Fingerprint.ToString(),
    };
}
