using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Tocsin.Http;

/// <summary>
/// Follows redirects by the rules of Go's client: after 301, 302 and 303 a POST becomes a GET without a body, 307 and 308 repeat it; at most
/// ten requests are made. Unlike Go, nothing says where the request came from (<c>Referer</c>), because that URL may hold a token.
/// </summary>
internal sealed class RedirectHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int MaxRequests = 10;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // What other handlers add is for one request, not for the next.
        var (first, headers) = (request.RequestUri!, request.Headers.NonValidated.ToArray());
        for (var sent = 1; ; sent++)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (Location(response) is not { } location)
            {
                return response;
            }

            using (response)
            {
                request = sent < MaxRequests
                    ? Follow(request, headers, first, Target(request, location), response.StatusCode)
                    : throw new HttpPathException(string.Create(CultureInfo.InvariantCulture, $"stopped after {MaxRequests} redirects"), wasSent: true);
            }
        }
    }

    private static string? Location(HttpResponseMessage response) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.TryGetValues("Location", out var values)
            ? values.FirstOrDefault(value => value.Length > 0)
            : null;

    private static Uri Target(HttpRequestMessage request, string location) =>
        RequestUri.Redirected(request.RequestUri!, location) ?? throw new HttpPathException("the answer redirects to what is no http or https URL", wasSent: true);

    private static HttpRequestMessage Follow(
        HttpRequestMessage request, IEnumerable<KeyValuePair<string, HeaderStringValues>> headers, Uri first, Uri to, HttpStatusCode status)
    {
        var repeat = (int)status is 307 or 308 || request.Method == HttpMethod.Get || request.Method == HttpMethod.Head;
        var next = new HttpRequestMessage(repeat ? request.Method : HttpMethod.Get, to) { Content = repeat ? request.Content : null };
        request.CopyNotesTo(next);
        if (!IsSameOrBelow(to.IdnHost, first.IdnHost))
        {
            next.MarkElsewhere();
        }

        foreach (var (name, values) in headers)
        {
            if (!name.Equals("Authorization", StringComparison.OrdinalIgnoreCase) || (!next.IsElsewhere() && to.UserInfo.Length == 0))
            {
                next.Headers.TryAddWithoutValidation(name, values);
            }
        }

        UrlCredentials.Apply(next);
        return next;
    }

    /// <summary>Go's rule for whom credentials may go to: the host itself, and names below it.</summary>
    private static bool IsSameOrBelow(string host, string first) =>
        host.Equals(first, StringComparison.OrdinalIgnoreCase)
        || (host.EndsWith("." + first, StringComparison.OrdinalIgnoreCase) && !IPAddress.TryParse(host, out _));
}
