namespace Tocsin.Notification.SlackApp;

/// <summary>Posts Tocsin's own message to a Slack incoming webhook.</summary>
internal sealed class SlackAppNotifier(SlackAppOptions options, HttpDelivery http) : INotifier
{
    public async Task<DeliveryResult> SendAsync(Notification notification, CancellationToken cancellationToken)
    {
        var (url, problem) = await options.WebhookUrl.ReadAsync(cancellationToken);
        if (problem.Length > 0)
        {
            return new DeliveryResult(DeliveryOutcome.Retry, problem, FailureReason.Other);
        }

        var post = new HttpPost { Url = url, Body = SlackAppMessage.Write(notification), Judge = Judge };
        return await http.PostJsonAsync(post, cancellationToken);
    }

    /// <summary>
    /// Slack answers <c>ok</c>, or says what it did not like. Unlike Alertmanager, a rate limit is waited for: it would be a lost page.
    /// </summary>
    private static DeliveryResult Judge(HttpAnswer answer) => answer switch
    {
        { Status: 200, Body: "ok" } => DeliveryResult.Delivered("ok"),
        { Status: 200, Body: null } => answer.Retry(),
        { Status: 200 } => answer.Rejected() with { Answer = $"Slack answered 200, but not ok: {answer.Body}", Reason = FailureReason.ClientError },
        _ => answer.Failed(retriesRateLimit: true),
    };
}
