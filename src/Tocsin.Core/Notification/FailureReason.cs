namespace Tocsin.Notification;

/// <summary>Alertmanager's reasons of <c>alertmanager_notifications_failed_total</c>.</summary>
internal static class FailureReason
{
    public const string ClientError = "clientError";
    public const string ServerError = "serverError";
    public const string RateLimited = "rateLimited";
    public const string AuthError = "authError";
    public const string DeadlineExceeded = "contextDeadlineExceeded";
    public const string Other = "other";

    public static string Of(int status) => status switch
    {
        401 or 403 => AuthError,
        429 => RateLimited,
        >= 400 and < 500 => ClientError,
        >= 500 and < 600 => ServerError,
        _ => Other,
    };
}
