using System.Net;

namespace Tocsin.Http;

/// <summary>Authorizes each request with an OAuth2 token. One that the destination refuses is not used again.</summary>
internal sealed class OAuth2Handler(TokenSource tokens, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.IsElsewhere())
        {
            return await base.SendAsync(request, cancellationToken);
        }

        var token = await tokens.GetAsync(cancellationToken);
        request.Reveals(token.Value);
        request.Headers.Remove("Authorization");
        HeaderValue.Add(request, "Authorization", token.Header);
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            tokens.Forget(token);
        }

        return response;
    }

    protected override void Dispose(bool disposing)
    {
        tokens.Dispose();
        base.Dispose(disposing);
    }
}
