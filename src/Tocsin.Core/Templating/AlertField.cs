using System.Diagnostics.CodeAnalysis;
using Tocsin.Alerts;

namespace Tocsin.Templating;

/// <summary>What a template may read from an alert.</summary>
internal enum AlertFieldKind : byte
{
    Label,
    Annotation,
    Status,
    Fingerprint,
}

/// <summary>One value of an alert that a template names; <see cref="Name"/> is empty where the kind says all.</summary>
internal readonly record struct AlertField(AlertFieldKind Kind, string Name = "")
{
    /// <summary>The value, and false where the alert has none: an absent label and an empty one are the same.</summary>
    public bool TryRead(Alert alert, [NotNullWhen(true)] out string? value)
    {
        value = Kind switch
        {
            AlertFieldKind.Label => alert.Labels[Name],
            AlertFieldKind.Annotation => alert.Annotations[Name],
            AlertFieldKind.Status => alert.IsFiring ? "firing" : "resolved",
            _ => alert.Fingerprint.ToString(),
        };
        return value.Length > 0;
    }

    /// <summary>For messages: <c>label "pod"</c>.</summary>
    public override string ToString() => Kind switch
    {
        AlertFieldKind.Label => $"label \"{Name}\"",
        AlertFieldKind.Annotation => $"annotation \"{Name}\"",
        AlertFieldKind.Status => "status",
        _ => "fingerprint",
    };
}
