namespace Tocsin.Notification.PagerDuty;

/// <summary>Triggers and resolves PagerDuty incidents over the Events API v2, one per group.</summary>
internal sealed class PagerDutyNotifier(PagerDutyOptions options, HttpDelivery http) : INotifier
{
    public async Task<DeliveryResult> SendAsync(Notification notification, CancellationToken cancellationToken)
    {
        var (template, problem) = await options.RoutingKey.ReadAsync(cancellationToken);
        if (problem.Length > 0)
        {
            return new DeliveryResult(DeliveryOutcome.Retry, problem, FailureReason.Other);
        }

        var data = new UpstreamData(notification);
        if (!new MessageText(options.Templates, data.Template).TryRender(template, out var key))
        {
            // What went wrong may quote the template, which is secret.
            return new DeliveryResult(DeliveryOutcome.Rejected, "the template in routing_key can't be rendered for these alerts", FailureReason.Other);
        }

        var post = new HttpPost
        {
            Url = options.Url.AbsoluteUri,
            Body = PagerDutyEvent.Write(notification, data, options, key),
            Secrets = [key],
            Timeout = options.Timeout,
            Judge = static answer => answer.IsSuccess ? answer.Delivered() : answer.Failed(retriesRateLimit: true),
        };
        return await http.PostJsonAsync(post, cancellationToken);
    }
}
