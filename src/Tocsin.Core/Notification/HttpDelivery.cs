using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace Tocsin.Notification;

/// <summary>
/// Makes one attempt to post JSON: bounded in time, of the answer only the start is read, redirects are not followed. What goes wrong
/// comes back as a value, in words of our own: an exception's message may hold the URL.
/// </summary>
internal sealed class HttpDelivery(HttpClient http, TimeProvider time)
{
    private const int MaxBody = 16 * 1024;
    private const int MaxAnswer = 500;

    private static readonly TimeSpan _longest = TimeSpan.FromDays(1);

    public static TimeSpan DefaultTimeout { get; } = TimeSpan.FromSeconds(30);

    /// <summary>A client as this class needs it. Its own timeout is off: each attempt has one.</summary>
    public static HttpClient CreateClient() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false, // As Alertmanager: a proxy is configured, not taken from the environment.
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Whether it is a URL that can be posted to.</summary>
    public static bool IsHttp(string text) => IsHttp(text, out _);

    public async Task<DeliveryResult> PostJsonAsync(HttpPost post, CancellationToken cancellationToken)
    {
        if (!IsHttp(post.Url, out var url))
        {
            return Retry("the configured URL is no http or https URL", FailureReason.Other);
        }

        var limit = post.Timeout <= TimeSpan.Zero ? DefaultTimeout : post.Timeout < _longest ? post.Timeout : _longest;
        using var timeout = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            using var request = Request(url, post);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var body = await ReadStartAsync(response, either.Token, cancellationToken);
            return post.Judge(new HttpAnswer((int)response.StatusCode, body is null ? null : Show(body, post), RetryAfter(response.Headers.RetryAfter)));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Retry($"no answer within {HumanTime.Duration(limit)}", FailureReason.DeadlineExceeded) with { MayHaveArrived = true };
        }
        catch (HttpRequestException e)
        {
            return Retry(Describe(e), FailureReason.Other) with { MayHaveArrived = !NeverConnected(e) };
        }
    }

    private static bool IsHttp(string text, [NotNullWhen(true)] out Uri? url) => Uri.TryCreate(text, UriKind.Absolute, out url) && url.Scheme is "http" or "https";

    private static HttpRequestMessage Request(Uri url, HttpPost post)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ReadOnlyMemoryContent(post.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation("User-Agent", UpstreamData.UserAgent);
        if (url.UserInfo.Length > 0)
        {
            // Go's client sends a URL's user part as basic authentication; .NET's drops it.
            var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(url.UserInfo)));
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", credentials);
        }

        if (post.IdempotencyKey is { } key)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key.ToString());
        }

        return request;
    }

    /// <summary>The start of the body, or null where it broke off: the status has been said by then, and may be all that counts.</summary>
    private static async Task<string?> ReadStartAsync(HttpResponseMessage response, CancellationToken limited, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxBody];
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(limited);
            var length = await stream.ReadAtLeastAsync(buffer, MaxBody, throwOnEndOfStream: false, limited);
            return Encoding.UTF8.GetString(buffer, 0, length);
        }
        catch (Exception e) when (e is IOException or HttpRequestException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    private static string Show(string body, HttpPost post)
    {
        var clean = new SecretMask(post.Url, post.Secrets).Apply(string.Concat(body.Select(c => char.IsControl(c) ? ' ' : c))).Trim();
        return clean.Length <= MaxAnswer ? clean : clean[..(char.IsHighSurrogate(clean[MaxAnswer - 2]) ? MaxAnswer - 2 : MaxAnswer - 1)] + "…";
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header)
    {
        var wait = header?.Delta ?? (header?.Date - time.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static string Describe(HttpRequestException e) => e switch
    {
        { HttpRequestError: HttpRequestError.NameResolutionError } => "could not connect: the host's name could not be resolved",
        { InnerException: SocketException socket } => $"could not connect: {socket.SocketErrorCode}",
        { InnerException: AuthenticationException } => "could not connect: the TLS handshake failed (is the certificate trusted, and for this host?)",
        { HttpRequestError: HttpRequestError.ConnectionError } => "could not connect",
        { HttpRequestError: HttpRequestError.ResponseEnded } => "the connection was closed before the answer was complete",
        _ => $"the request failed: {e.HttpRequestError}",
    };

    private static bool NeverConnected(HttpRequestException e) =>
        e.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError;

    private static DeliveryResult Retry(string answer, string reason) => new(DeliveryOutcome.Retry, answer, reason);
}
