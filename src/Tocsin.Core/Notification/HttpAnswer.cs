namespace Tocsin.Notification;

/// <summary>What a receiver answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The start of the body, without control characters and secrets; null where it did not arrive.</param>
/// <param name="RetryAfter">What the receiver asked for.</param>
internal sealed record HttpAnswer(int Status, string? Body, TimeSpan? RetryAfter)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    public DeliveryResult Delivered() => DeliveryResult.Delivered(Says($"HTTP {Status}"));

    /// <summary>Alertmanager's rule: a 5xx may work later, another status won't; some receivers say with 429 that it may, too.</summary>
    public DeliveryResult Failed(bool retriesRateLimit) =>
        Status is >= 500 and < 600 || (Status == 429 && retriesRateLimit) ? Retry() : Rejected();

    // A gateway that got no answer in time, or half of one, does not know whether its request was taken; nor do we from half an answer.
    public DeliveryResult Retry() =>
        new(DeliveryOutcome.Retry, Unexpected, FailureReason.Of(Status), RetryAfter, MayHaveArrived: IsSuccess || Status is 502 or 504);

    public DeliveryResult Rejected() => new(DeliveryOutcome.Rejected, Unexpected, FailureReason.Of(Status));

    private string Unexpected => Says($"unexpected status code {Status}");

    private string Says(string start) => string.IsNullOrWhiteSpace(Body) ? start : $"{start}: {Body}";
}
