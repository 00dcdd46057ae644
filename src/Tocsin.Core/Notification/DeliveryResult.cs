namespace Tocsin.Notification;

/// <summary>How one attempt to send ended.</summary>
public enum DeliveryOutcome : byte
{
    Delivered,

    /// <summary>It may work later: no connection, a timeout, a 5xx, a rate limit.</summary>
    Retry,

    /// <summary>It will not work however often it is tried: the receiver refused the message.</summary>
    Rejected,
}

/// <summary>An attempt's outcome as a value; whether and when to try again is decided by the outbox, not by the sender.</summary>
/// <param name="Outcome">What to make of it.</param>
/// <param name="Answer">The vendor's answer or the error, short, without secrets. Kept with the alert's history.</param>
/// <param name="Reason">Alertmanager's failure reason, for metrics: clientError, serverError, rateLimited, authError, contextDeadlineExceeded, other.</param>
/// <param name="RetryAfter">What the receiver asked for.</param>
/// <param name="MayHaveArrived">
/// It failed after it was sent: a timeout, a lost connection. The receiver may know of it, so an end of what it tells of has to be told too.
/// </param>
public sealed record DeliveryResult(DeliveryOutcome Outcome, string Answer, string Reason = "", TimeSpan? RetryAfter = null, bool MayHaveArrived = false)
{
    public static DeliveryResult Delivered(string answer) => new(DeliveryOutcome.Delivered, answer);
}
