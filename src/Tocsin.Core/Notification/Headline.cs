using System.Globalization;
using Tocsin.Alerts;

namespace Tocsin.Notification;

/// <summary>The first things to know about a group, as raw text: each integration escapes and shortens them in its own way.</summary>
internal sealed record Headline
{
    /// <summary>The alert's name, <c>3 × KubePodCrashLooping</c>, or <c>3 alerts</c>.</summary>
    public required string What { get; init; }

    /// <summary><c>customer/checkout-7d9f</c>, with the cluster in parentheses; empty where the labels name no place.</summary>
    public required string Where { get; init; }

    /// <summary><c>CRITICAL P0</c>, of the worst alert; empty where no label says it.</summary>
    public required string Severity { get; init; }

    public required SeverityLevel? Level { get; init; }

    /// <summary>The summary that all the alerts share, or the description; empty where there is none.</summary>
    public required string Summary { get; init; }

    public static Headline Of(Notification notification, LabelSet commonLabels, LabelSet commonAnnotations)
    {
        var worst = Worst(notification);
        return new Headline
        {
            What = WhatOf(notification, commonLabels),
            Where = WhereOf(commonLabels),
            Severity = worst is null ? "" : AlertSeverity.Words(worst.Labels),
            Level = worst is null ? null : AlertSeverity.Of(worst.Labels),
            Summary = commonAnnotations["summary"] is { Length: > 0 } summary ? summary : commonAnnotations["description"],
        };
    }

    /// <summary>The alert that decides how urgent the group is: of the firing ones, or of all where none fires.</summary>
    private static Alert? Worst(Notification notification) =>
        (notification.IsFiring ? notification.Firing : notification.Alerts).Select(a => a.Alert).MaxBy(a => AlertSeverity.Of(a.Labels) ?? SeverityLevel.Warning);

    private static string WhatOf(Notification notification, LabelSet common)
    {
        var (count, name) = (notification.Alerts.Count, common["alertname"]);
        return (count, name.Length) switch
        {
            (1, 0) => "alert without a name",
            (1, _) => name,
            (_, 0) => count.ToString(CultureInfo.InvariantCulture) + " alerts",
            _ => string.Create(CultureInfo.InvariantCulture, $"{count} × {name}"),
        };
    }

    private static string WhereOf(LabelSet common)
    {
        var (place, cluster) = (AlertPlace.Of(common), common["cluster"]);
        return cluster.Length == 0 ? place : place.Length == 0 ? cluster : $"{place} ({cluster})";
    }
}
