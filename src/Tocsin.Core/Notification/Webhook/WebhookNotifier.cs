namespace Tocsin.Notification.Webhook;

/// <summary>Posts groups to a URL in Alertmanager's webhook format, version 4.</summary>
internal sealed class WebhookNotifier(WebhookOptions options, HttpDelivery http) : INotifier
{
    public async Task<DeliveryResult> SendAsync(Notification notification, CancellationToken cancellationToken)
    {
        var (url, problem) = await options.Url.ReadAsync(cancellationToken);
        if (problem.Length > 0)
        {
            return new DeliveryResult(DeliveryOutcome.Retry, problem, FailureReason.Other);
        }

        var post = new HttpPost
        {
            Url = url,
            Body = WebhookPayload.Write(notification, options.MaxAlerts),
            Timeout = options.Timeout,
            IdempotencyKey = notification.Id,
            Judge = static answer => answer.IsSuccess ? answer.Delivered() : answer.Failed(retriesRateLimit: false),
        };
        return await http.PostJsonAsync(post, cancellationToken);
    }
}
