namespace Tocsin.Server.Ingest;

/// <summary>An answer to a sender. Bodies are JSON; an empty one has no content type.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">JSON in UTF-8.</param>
internal readonly record struct IngestAnswer(int Status, byte[] Body)
{
    private const string RetryAfterSeconds = "5";

    public Task WriteAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        response.StatusCode = Status;
        if (Status == StatusCodes.Status503ServiceUnavailable)
        {
            response.Headers.RetryAfter = RetryAfterSeconds;
        }

        response.ContentLength = Body.Length;
        if (Body.Length == 0)
        {
            return Task.CompletedTask;
        }

        response.ContentType = "application/json";
        return response.Body.WriteAsync(Body, cancellationToken).AsTask();
    }
}
