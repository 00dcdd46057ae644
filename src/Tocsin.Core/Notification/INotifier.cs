namespace Tocsin.Notification;

/// <summary>Writes and sends messages to one configured destination.</summary>
public interface INotifier
{
    /// <summary>
    /// Makes one attempt. Expected failures come back as values; only cancellation and bugs are thrown.
    /// </summary>
    Task<DeliveryResult> SendAsync(Notification notification, CancellationToken cancellationToken);
}
