using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Text;
using Tocsin.Http;

namespace Tocsin.Notification;

/// <summary>
/// Makes one attempt to post JSON. Of the answer only the start is read; whether redirects are followed is the client's matter. What goes
/// wrong comes back as a value, in words of our own: an exception's message may hold the URL.
/// </summary>
internal sealed class HttpDelivery(HttpClient http, TimeProvider time)
{
    private const int MaxBody = 16 * 1024;
    private const int MaxAnswer = 500;

    private static readonly TimeSpan _longest = TimeSpan.FromDays(1);

    /// <summary>A client for destinations without an <c>http_config</c>, which are Tocsin's own: redirects are not followed.</summary>
    public static HttpClient CreateClient() =>
        HttpClients.Create(HttpClientConfig.Default with { FollowRedirects = false }, HttpSurroundings.Of(TimeProvider.System));

    /// <summary>Whether it is a URL that can be posted to.</summary>
    public static bool IsHttp(string text) => IsHttp(text, out _);

    public async Task<DeliveryResult> PostJsonAsync(HttpPost post, CancellationToken cancellationToken)
    {
        if (!IsHttp(post.Url, out var url))
        {
            return Retry("the configured URL is no http or https URL", FailureReason.Other);
        }

        var limit = post.Timeout <= TimeSpan.Zero ? Timeout.InfiniteTimeSpan : post.Timeout < _longest ? post.Timeout : _longest;
        using var timeout = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            using var request = Request(url, post);
            var revealed = request.KeepRevealed();
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var body = await ReadStartAsync(response, either.Token, cancellationToken);
            return post.Judge(new HttpAnswer((int)response.StatusCode, body is null ? null : Show(body, post, revealed), RetryAfter(response.Headers.RetryAfter)));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var answer = timeout.IsCancellationRequested ? $"no answer within {HumanTime.Duration(limit)}" : "the request was broken off";
            return Retry(answer, FailureReason.DeadlineExceeded) with { MayHaveArrived = true };
        }
        catch (HttpRequestException e)
        {
            return Retry(Describe(e), FailureReason.Other) with { MayHaveArrived = !NeverArrived(e) };
        }
    }

    private static bool IsHttp(string text, [NotNullWhen(true)] out Uri? url) => RequestUri.TryParse(text, out url);

    private static HttpRequestMessage Request(Uri url, HttpPost post)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ReadOnlyMemoryContent(post.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation("User-Agent", UpstreamData.UserAgent);
        UrlCredentials.Apply(request);
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

    private static string Show(string body, HttpPost post, IReadOnlyList<string> revealed)
    {
        var clean = new SecretMask(post.Url, [.. post.Secrets, .. revealed]).Apply(string.Concat(body.Select(c => char.IsControl(c) ? ' ' : c))).Trim();
        return clean.Length <= MaxAnswer ? clean : clean[..(char.IsHighSurrogate(clean[MaxAnswer - 2]) ? MaxAnswer - 2 : MaxAnswer - 1)] + "…";
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header)
    {
        var wait = header?.Delta ?? (header?.Date - time.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static string Describe(HttpRequestException e) => HttpPathException.Find(e, out var path) ? path.Message : e.HttpRequestError switch
    {
        HttpRequestError.ConnectionError => "could not connect",
        HttpRequestError.ResponseEnded => "the connection was closed before the answer was complete",
        _ => $"the request failed: {e.HttpRequestError}",
    };

    private static bool NeverArrived(HttpRequestException e) =>
        HttpPathException.Find(e, out var path) ? !path.WasSent : e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError;

    private static DeliveryResult Retry(string answer, string reason) => new(DeliveryOutcome.Retry, answer, reason);
}
