using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;
using Tocsin.Alerts;
using Tocsin.Enrichment;

namespace Tocsin.Notification;

/// <summary>
/// Stands in where no receiver is configured: writes each notification that would have been sent to the log, whole, on one line.
/// </summary>
internal sealed partial class LogNotifier(ILogger<LogNotifier> logger) : INotifier
{
    /// <summary>The integration's type in keys, logs and metrics.</summary>
    public const string Type = "log";

    public Task<DeliveryResult> SendAsync(Notification notification, CancellationToken cancellationToken)
    {
        var (state, reason, headline, alerts) = (State(notification), notification.Reason.Text(), Headlines(notification), Alerts(notification));
        LogNotification(notification.Receiver, state, reason, headline, alerts);
        return Task.FromResult(DeliveryResult.Delivered("logged"));
    }

    private static string State(Notification notification) => notification.IsFiring ? "FIRING" : notification.IsNoNews ? "NO NEWS" : "RESOLVED";

    private static string Headlines(Notification notification)
    {
        var headline = Headline.Of(notification, notification.CommonLabels, notification.CommonAnnotations);
        var trouble = notification.StoreTrouble.Length > 0 ? $" (could not be stored: {notification.StoreTrouble})" : "";
        return OneLine(string.Join(' ', new[] { headline.Severity, headline.What, headline.Where, headline.Summary }.Where(t => t.Length > 0)) + trouble);
    }

    private static string Alerts(Notification notification) => string.Join(" | ", notification.Alerts.Select(One));

    private static string One(EnrichedAlert enriched)
    {
        var alert = enriched.Alert;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Since(alert)} {{{Pairs(alert.Labels)}}}");
        text.Append(alert.Annotations.IsEmpty ? "" : $" annotations {{{Pairs(alert.Annotations)}}}");
        text.Append(enriched.Matched ? $" evidence {{{string.Join(", ", EvidenceText.Named(enriched.Evidence).Select(e => $"{e.Name}={EvidenceText.Of(e.Evidence)}"))}}}" : "");
        text.Append(alert.GeneratorUrl.Length > 0 ? $" source {alert.GeneratorUrl}" : "");
        return OneLine(text.ToString());
    }

    private static string Since(Alert alert) => alert.Status switch
    {
        AlertStatus.Firing => $"firing since {HumanTime.Moment(alert.StartsAt)}",
        AlertStatus.NoNews => $"no news since {HumanTime.Moment(alert.UpdatedAt)}",
        _ => $"resolved at {HumanTime.Moment(alert.EndsAt)} after {HumanTime.Duration(alert.EndsAt - alert.StartsAt)}",
    };

    private static string Pairs(LabelSet labels) => string.Join(", ", labels.Select(l => $"{l.Name}=\"{l.Value}\""));

    // A label must not be able to forge a second log line.
    private static string OneLine(string text) =>
        string.Concat(text.Select(c => c switch { '\n' or '\r' or '\u2028' or '\u2029' => ' ', _ => char.IsControl(c) ? '\ufffd' : c }));

    [LoggerMessage(Level = LogLevel.Information, Message = "Would notify {Receiver}: {State} {Headline} (reason: {Reason}). Alerts: {Alerts}")]
    private partial void LogNotification(string receiver, string state, string reason, string headline, string alerts);
}
