namespace Tocsin.Notification.Webhook;

/// <summary>Posts groups to a URL in Alertmanager's webhook format, version 4.</summary>
internal sealed class WebhookNotifier(WebhookOptions options, HttpDelivery http) : INotifier
{
    public async Task<DeliveryResult> SendAsync(Notification notification, CancellationToken cancellationToken)
    {
        var (template, problem) = await options.Url.ReadAsync(cancellationToken);
        if (problem.Length > 0)
        {
            return new DeliveryResult(DeliveryOutcome.Retry, problem, FailureReason.Other);
        }

        var (url, body) = Write(notification, template);
        if (url is null)
        {
            // What went wrong may quote the template, which is secret.
            return new DeliveryResult(DeliveryOutcome.Rejected, "the template in url can't be rendered for these alerts", FailureReason.Other);
        }

        if (!HttpDelivery.IsHttp(url) && url != template)
        {
            // Other than a file with a wrong URL, this can't become right: the same alerts give the same URL again.
            return new DeliveryResult(DeliveryOutcome.Rejected, "the template in url gives no http or https URL for these alerts", FailureReason.Other);
        }

        var post = new HttpPost
        {
            Url = url,
            Body = body,
            Timeout = options.Timeout,
            IdempotencyKey = notification.Id,
            Judge = static answer => answer.IsSuccess ? answer.Delivered() : answer.Failed(retriesRateLimit: false),
        };
        return await http.PostJsonAsync(post, cancellationToken);
    }

    private (string? Url, ReadOnlyMemory<byte> Body) Write(Notification notification, string template)
    {
        var payload = new WebhookPayload(notification, options.MaxAlerts);
        return (new MessageText(options.Templates, payload.Data.Template).TryRender(template, out var url) ? url : null, payload.Write());
    }
}
