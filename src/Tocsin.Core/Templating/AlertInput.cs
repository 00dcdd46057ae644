using Tocsin.Alerts;
using Tocsin.GoTemplates;

namespace Tocsin.Templating;

/// <summary>What the templates of Tocsin's own keys see as <c>.</c>: one alert.</summary>
internal sealed class AlertInput(Alert alert)
{
    public static GoType Type { get; } = GoType.Struct<AlertInput>("alert")
        .Field("Status", "status", a => a.Status)
        .Field("Labels", "labels", a => a.Labels)
        .Field("Annotations", "annotations", a => a.Annotations)
        .Field("StartsAt", "startsAt", a => new GoTime(a.Alert.StartsAt))
        .Field("Fingerprint", "fingerprint", a => a.Alert.Fingerprint.ToString())
        .Build();

    public static GoTypes Types { get; } = TemplateData.Types.With(Type, AlertValues.Type, AbsentValue.Type);

    public Alert Alert => alert;

    public string Status => alert.IsFiring ? TemplateAlert.FiringStatus : TemplateAlert.ResolvedStatus;

    public AlertValues Labels { get; } = new(alert.Labels, "label");

    public AlertValues Annotations { get; } = new(alert.Annotations, "annotation");
}
