using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace Tocsin.Server.Ingest;

internal sealed class RequestBodyReader(IngestLimits limits, TimeProvider time)
{
    /// <summary>Reads a request's body to its end, or until it is clear that it will not be taken.</summary>
    /// <param name="request">The request.</param>
    /// <param name="body">Takes the bytes.</param>
    /// <param name="limit">Bytes it may have.</param>
    /// <param name="cancellationToken">Ends the reading, with an exception.</param>
    public async ValueTask<BodyOutcome> ReadAsync(HttpRequest request, RequestBody body, int limit, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit)
        {
            return BodyOutcome.TooLarge;
        }

        // The limit is enforced here, with an answer of ours; the server's own is lower than ours may be.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = null;
        }

        ITimer? deadline = null;
        try
        {
            while (true)
            {
                var pending = request.BodyReader.ReadAsync(cancellationToken);
                deadline ??= pending.IsCompleted ? null : StartDeadline(request.BodyReader);
                var read = await pending;
                if (await TakeAsync(read, request, body, limit, cancellationToken) is { } outcome)
                {
                    return outcome;
                }
            }
        }
        finally
        {
            deadline?.Dispose();
        }
    }

    private ITimer StartDeadline(PipeReader reader) =>
        time.CreateTimer(static state => ((PipeReader)state!).CancelPendingRead(), reader, limits.MaxReadTime, Timeout.InfiniteTimeSpan);

    /// <summary>Takes what has arrived; null where more is to come.</summary>
    private static async ValueTask<BodyOutcome?> TakeAsync(
        ReadResult read, HttpRequest request, RequestBody body, int limit, CancellationToken cancellationToken)
    {
        BodyOutcome? outcome = read.IsCanceled ? BodyOutcome.TooSlow
            : body.Length + read.Buffer.Length > limit ? BodyOutcome.TooLarge
            : !await body.ReserveAsync((int)read.Buffer.Length, request.ContentLength ?? 0, limit, cancellationToken) ? BodyOutcome.NoRoom
            : null;
        if (outcome is null)
        {
            body.Append(read.Buffer);
        }

        request.BodyReader.AdvanceTo(read.Buffer.End);
        return outcome ?? (read.IsCompleted ? BodyOutcome.Complete : null);
    }
}
