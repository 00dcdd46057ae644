using Microsoft.Extensions.ObjectPool;
using Tocsin.Alerts;
using Tocsin.Pipeline;

namespace Tocsin.Server.Ingest;

/// <summary>One of the doors: reads a request's body, parses it, hands its valid alerts in and answers.</summary>
internal sealed class IngestEndpoint(IngestSource source, IngestContext ingest, IIngestAnswers answers)
{
    private readonly ObjectPool<BodyParser> _parsers = new DefaultObjectPool<BodyParser>(new ParserPolicy(source, ingest.Limits));
    private readonly int _limit = source == IngestSource.Alert ? ingest.Limits.MaxAlertBody : ingest.Limits.MaxBody;

    public async Task HandleAsync(HttpContext context)
    {
        var cancellationToken = context.RequestAborted;
        try
        {
            var answer = await AnswerAsync(context.Request, cancellationToken);
            await answer.WriteAsync(context.Response, cancellationToken);
        }
        catch (BadHttpRequestException error)
        {
            // The server's own verdict on the request: broken chunks, too slow, cut short.
            await answers.Refuse(error.StatusCode, error.Message).WriteAsync(context.Response, cancellationToken);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException && cancellationToken.IsCancellationRequested)
        {
            // The sender is gone; there is nobody to answer.
        }
    }

    private async Task<IngestAnswer> AnswerAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        // Upstream looks at the content type of a body only, and a body without bytes is none.
        var isEmpty = source == IngestSource.Api && request.ContentLength == 0;
        if (!isEmpty && !ContentType.IsJson(request.ContentType, anyCharset: source == IngestSource.Api))
        {
            return answers.Refuse(StatusCodes.Status415UnsupportedMediaType, answers.UnsupportedType(request.ContentType ?? ""));
        }

        using var body = new RequestBody(ingest.Budget);
        return await ingest.BodyReader.ReadAsync(request, body, _limit, cancellationToken) switch
        {
            BodyOutcome.Complete => await TakeAsync(body, cancellationToken),
            BodyOutcome.TooLarge => answers.Refuse(StatusCodes.Status413PayloadTooLarge, $"the body is larger than {_limit} bytes"),
            BodyOutcome.TooSlow => answers.Refuse(StatusCodes.Status408RequestTimeout, $"the body took longer than {ingest.Limits.MaxReadTime}"),
            _ => answers.Refuse(StatusCodes.Status503ServiceUnavailable, UnavailableText.Busy),
        };
    }

    private async ValueTask<IngestAnswer> TakeAsync(RequestBody body, CancellationToken cancellationToken)
    {
        using var batch = new AlertBatch();
        var parser = _parsers.Get();
        try
        {
            var valid = Parse(parser, body, batch);
            var outcome = valid > 0 ? await ingest.Submit(batch, cancellationToken) : IntakeOutcome.Ignored;
            return answers.Of(parser.Problems, valid, outcome);
        }
        finally
        {
            _parsers.Return(parser);
        }
    }

    /// <summary>Returns how many alerts there are to hand in.</summary>
    private int Parse(BodyParser parser, RequestBody body, AlertBatch batch)
    {
        var now = ingest.Time.GetUtcNow();
        parser.Parse(body.Bytes, source == IngestSource.Api ? now + ingest.ResolveTimeout() : DateTimeOffset.MaxValue, batch);
        if (parser.Problems.Unreadable is not null)
        {
            batch.Clear();
        }

        ingest.Metrics.Count(source, batch, parser.Invalid, now);
        return batch.Count;
    }

    private sealed class ParserPolicy(IngestSource source, IngestLimits limits) : PooledObjectPolicy<BodyParser>
    {
        public override BodyParser Create() => new(source, limits);

        public override bool Return(BodyParser obj) => true;
    }
}
