using Tocsin.Alerts;

namespace Tocsin.Notification.SlackApp;

/// <summary>A group's state as word, sign and colour: never by colour alone.</summary>
internal sealed record SlackAppState(string Sign, string Words, string Colour)
{
    private const string Red = "#d7263d";
    private const string Amber = "#f2a600";
    private const string Blue = "#3d7ee8";
    private const string Green = "#2eb67d";
    private const string Grey = "#8d8d8d";

    public static SlackAppState Of(Notification notification, SeverityLevel? level)
    {
        if (notification.IsFiring)
        {
            return new SlackAppState(SignFor(level), "FIRING", ColourFor(level));
        }

        return notification.IsNoNews
            ? new SlackAppState("⚪", $"NO NEWS since {HumanTime.Moment(LastHeard(notification))}", Grey)
            : new SlackAppState("✅", "RESOLVED", Green);
    }

    /// <summary>For one of several alerts.</summary>
    public static string SignOf(Alert alert) => alert.Status switch
    {
        AlertStatus.Firing => SignFor(AlertSeverity.Of(alert.Labels)),
        AlertStatus.NoNews => "⚪",
        _ => "✅",
    };

    public static DateTimeOffset LastHeard(Notification notification) =>
        notification.Alerts.Where(a => a.Alert.Status == AlertStatus.NoNews).Max(a => a.Alert.UpdatedAt);

    // What is not understood is shown as the worst: better too red than missed.
    private static string SignFor(SeverityLevel? level) => level switch
    {
        SeverityLevel.Warning => "🟠",
        SeverityLevel.Info or SeverityLevel.None => "🔵",
        _ => "🔴",
    };

    private static string ColourFor(SeverityLevel? level) => level switch
    {
        SeverityLevel.Warning => Amber,
        SeverityLevel.Info or SeverityLevel.None => Blue,
        _ => Red,
    };
}
