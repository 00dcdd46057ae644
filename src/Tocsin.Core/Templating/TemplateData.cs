using System.Text.RegularExpressions;
using Tocsin.Alerts;
using Tocsin.GoTemplates;

namespace Tocsin.Templating;

/// <summary>What a notification's templates see as <c>.</c>: Go's <c>template.Data</c> of Alertmanager 0.34, with its quirks.</summary>
internal sealed partial class TemplateData
{
    /// <summary>The receiver's name as a regular expression that matches it.</summary>
    public string Receiver { get; init; } = "";

    /// <summary>Firing while any alert fires.</summary>
    public string Status { get; init; } = "";

    public TemplateAlerts? Alerts { get; init; }

    public string NotificationReason { get; init; } = "";

    public KeyValues? GroupLabels { get; init; }

    public KeyValues? CommonLabels { get; init; }

    public KeyValues? CommonAnnotations { get; init; }

    public KeyValues? RouteLabels { get; init; }

    /// <summary>Without a slash at the end.</summary>
    public string ExternalURL { get; init; } = "";

    public static GoType Type { get; } = GoType.Struct<TemplateData>("template.Data")
        .Field("Receiver", "receiver", d => d.Receiver)
        .Field("Status", "status", d => d.Status)
        .Field("Alerts", "alerts", d => d.Alerts, TemplateAlerts.Type)
        .Field("NotificationReason", "notification_reason", d => d.NotificationReason)
        .Field("GroupLabels", "groupLabels", d => d.GroupLabels, KeyValues.Type)
        .Field("CommonLabels", "commonLabels", d => d.CommonLabels, KeyValues.Type)
        .Field("CommonAnnotations", "commonAnnotations", d => d.CommonAnnotations, KeyValues.Type)
        .Field("RouteLabels", "routeLabels", d => d.RouteLabels, KeyValues.Type)
        .Field("ExternalURL", "externalURL", d => d.ExternalURL)
        .Build();

    /// <summary>All that templates may see: this type, those it consists of, and Go's own.</summary>
    public static GoTypes Types { get; } = GoTypes.Basic.With(Type, TemplateAlerts.Type, TemplateAlert.Type, KeyValues.Type, Pairs.Type, Pair.Type, TextList.Type);

    /// <summary>The data of a group's notification.</summary>
    /// <param name="receiver">The receiver's plain name.</param>
    /// <param name="reason">Why it is sent.</param>
    /// <param name="groupLabels">The labels that the group has in common by its route.</param>
    /// <param name="alerts">The alerts that are passed on; the common labels are of these.</param>
    /// <param name="externalUrl">Where Tocsin is reached.</param>
    /// <param name="routeLabels">The labels that the group's route adds.</param>
    public static TemplateData Of(string receiver, string reason, LabelSet groupLabels, IReadOnlyList<Alert> alerts, Uri externalUrl, LabelSet? routeLabels = null) => new()
    {
        Receiver = QuoteMeta(receiver),
        Status = alerts.Any(TemplateAlert.IsFiring) ? TemplateAlert.FiringStatus : TemplateAlert.ResolvedStatus,
        Alerts = new TemplateAlerts([.. alerts.Select(TemplateAlert.Of)]),
        NotificationReason = reason,
        GroupLabels = new KeyValues(groupLabels),
        CommonLabels = new KeyValues(LabelSet.Common([.. alerts.Select(a => a.Labels)])),
        CommonAnnotations = new KeyValues(LabelSet.Common([.. alerts.Select(a => a.Annotations)])),
        RouteLabels = routeLabels is null ? KeyValues.Empty : new KeyValues(routeLabels),

        // A Uri adds a slash that nobody wrote.
        ExternalURL = externalUrl.OriginalString.TrimEnd('/'),
    };

    /// <summary>Go's <c>regexp.QuoteMeta</c>.</summary>
    private static string QuoteMeta(string text) => Special().Replace(text, @"\$0");

    [GeneratedRegex(@"[\\.+*?()|\[\]{}^$]")]
    private static partial Regex Special();
}
