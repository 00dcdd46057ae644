using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Features;
using Tocsin.GoTemplates.Formatting;
using Tocsin.Server.Ingest;
using Tocsin.Silences;

namespace Tocsin.Server.Api;

/// <summary><c>/api/v2/silences</c> and <c>/api/v2/silence/{id}</c>, answering as Alertmanager 0.34 does.</summary>
internal sealed partial class SilencesEndpoint(SilenceRequests requests, IngestContext ingest)
{
    private const int FlushAt = 64 * 1024;
    private const string Starting = "starting: the stored state is being read";

    private static readonly JsonWriterOptions _json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private int BodyLimit => ingest.Limits.MaxAlertBody;

    public Task HandleListAsync(HttpContext context) => context.Request.Method switch
    {
        "GET" => ListAsync(context),
        "POST" => AnswerAsync(context, PostAsync),
        _ => RefuseMethodAsync(context, "GET,POST"),
    };

    public Task HandleOneAsync(HttpContext context) => context.Request.Method switch
    {
        "GET" => GetAsync(context),
        "DELETE" => AnswerAsync(context, DeleteAsync),
        _ => RefuseMethodAsync(context, "GET,DELETE"),
    };

    private async Task ListAsync(HttpContext context)
    {
        var filter = new SilenceFilter(new GoQuery(context.Request.QueryString.Value ?? ""), requests.Syntax);
        if (requests.Table() is not { } table)
        {
            await WriteAsync(context, UpstreamAnswers.Text(StatusCodes.Status503ServiceUnavailable, Starting));
        }
        else if (filter.Error is { } error)
        {
            await WriteAsync(context, UpstreamAnswers.Text(StatusCodes.Status400BadRequest, error));
        }
        else
        {
            await WriteAsync(context, filter.Apply(table.All(), ingest.Time.GetUtcNow()));
        }
    }

    private async Task GetAsync(HttpContext context)
    {
        var answer = requests.Table() is not { } table ? UpstreamAnswers.Text(StatusCodes.Status503ServiceUnavailable, Starting)
            : TryReadId(context, out var id, out var refusal) && table.Find(id) is { } silence ? Shown(silence)
            : refusal;
        await WriteAsync(context, answer);
    }

    private async ValueTask<IngestAnswer> PostAsync(HttpContext context)
    {
        var (posted, refusal) = await ReadAsync(context.Request, context.RequestAborted);
        if (posted is null)
        {
            return refusal;
        }

        var answer = await requests.SetAsync(posted, context.RequestAborted);
        return answer.Outcome switch
        {
            SilenceOutcome.Done => Json(json => json.WriteString("silenceID"u8, answer.Id)),
            SilenceOutcome.NotFound => UpstreamAnswers.Text(StatusCodes.Status404NotFound, answer.Text),
            SilenceOutcome.NotStored => UpstreamAnswers.Text(StatusCodes.Status503ServiceUnavailable, answer.Text),
            _ => UpstreamAnswers.Text(StatusCodes.Status400BadRequest, answer.Text),
        };
    }

    private async ValueTask<IngestAnswer> DeleteAsync(HttpContext context)
    {
        if (!TryReadId(context, out var id, out var refusal))
        {
            return refusal;
        }

        var answer = await requests.ExpireAsync(id, context.RequestAborted);
        return answer.Outcome switch
        {
            SilenceOutcome.Done => new IngestAnswer(StatusCodes.Status200OK, []),
            SilenceOutcome.NotFound => refusal,
            SilenceOutcome.NotStored => UpstreamAnswers.Text(StatusCodes.Status503ServiceUnavailable, answer.Text),
            _ => UpstreamAnswers.Text(StatusCodes.Status500InternalServerError, answer.Text),
        };
    }

    private async ValueTask<(PostedSilence? Posted, IngestAnswer Refusal)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        // Upstream looks at the content type of a body only, and a body without bytes is none.
        if (request.ContentLength != 0 && !ContentType.IsJson(request.ContentType, anyCharset: true))
        {
            return (null, Refuse(StatusCodes.Status415UnsupportedMediaType, UpstreamAnswers.UnsupportedTypeText(request.ContentType ?? "")));
        }

        using var body = new RequestBody(ingest.Budget);
        switch (await ingest.BodyReader.ReadAsync(request, body, BodyLimit, cancellationToken))
        {
            case BodyOutcome.Complete:
                var posted = SilencePosting.Read(body.Bytes, requests.Syntax, ingest.Time.GetUtcNow(), out var refusal);
                return (posted, refusal);
            case BodyOutcome.TooLarge:
                return (null, Refuse(StatusCodes.Status413PayloadTooLarge, $"the body is larger than {BodyLimit} bytes"));
            case BodyOutcome.TooSlow:
                return (null, Refuse(StatusCodes.Status408RequestTimeout, $"the body took longer than {ingest.Limits.MaxReadTime}"));
            default:
                return (null, UpstreamAnswers.Text(StatusCodes.Status503ServiceUnavailable, "too many requests at once; send it again"));
        }
    }

    /// <summary>Reads the id at the end of the path.</summary>
    /// <param name="context">The request.</param>
    /// <param name="id">The id.</param>
    /// <param name="refusal">The answer where it is none, or where no silence has it: there, nothing but the status.</param>
    private static bool TryReadId(HttpContext context, out Guid id, out IngestAnswer refusal)
    {
        // The path as it came: in the decoded one %2F is still an escape, and %252F has become one.
        var path = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0].TrimEnd('/');
        var text = GoQuery.Unescape(path[(path.LastIndexOf('/') + 1)..], plusIsSpace: false) ?? path;
        refusal = Uuid().IsMatch(text)
            ? new IngestAnswer(StatusCodes.Status404NotFound, [])
            : UpstreamAnswers.Framework(StatusCodes.Status422UnprocessableEntity, UpstreamAnswers.FormatCode, $"silenceID in path must be of type uuid: {GoFormat.Quote(text)}");
        return SilenceRules.TryParseId(text, out id);
    }

    private static async Task AnswerAsync(HttpContext context, Func<HttpContext, ValueTask<IngestAnswer>> handle)
    {
        try
        {
            await WriteAsync(context, await handle(context));
        }
        catch (BadHttpRequestException error)
        {
            // The server's own verdict on the request: broken chunks, too slow, cut short.
            await WriteAsync(context, Refuse(error.StatusCode, error.Message));
        }
        catch (Exception error) when (error is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            // The sender is gone; there is nobody to answer.
        }
    }

    private IngestAnswer Shown(Silence silence) =>
        new(StatusCodes.Status200OK, [.. IngestJson.Write(json => SilenceJson.Write(json, ListedSilence.At(ingest.Time.GetUtcNow(), silence))), (byte)'\n']);

    private static IngestAnswer Json(Action<Utf8JsonWriter> writeMembers) => new(StatusCodes.Status200OK, [
        .. IngestJson.Write(json =>
        {
            json.WriteStartObject();
            writeMembers(json);
            json.WriteEndObject();
        }),
        (byte)'\n',
    ]);

    private static IngestAnswer Refuse(int status, string message) => UpstreamAnswers.Framework(status, status, message);

    private static Task RefuseMethodAsync(HttpContext context, string allowed)
    {
        context.Response.Headers.Allow = allowed;
        return WriteAsync(context, Refuse(StatusCodes.Status405MethodNotAllowed, $"method {context.Request.Method} is not allowed, but [{allowed}] are"));
    }

    private static Task WriteAsync(HttpContext context, IngestAnswer answer)
    {
        context.Response.Headers.CacheControl = "no-store";
        return answer.WriteAsync(context.Response, context.RequestAborted);
    }

    // Piece by piece: a long list is never in memory as text.
    private static async Task WriteAsync(HttpContext context, List<ListedSilence> silences)
    {
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        var body = context.Response.BodyWriter;
        await using var json = new Utf8JsonWriter(body, _json);
        json.WriteStartArray();
        foreach (var silence in silences)
        {
            SilenceJson.Write(json, silence);
            if (json.BytesPending > FlushAt)
            {
                await json.FlushAsync(context.RequestAborted);
                await body.FlushAsync(context.RequestAborted);
            }
        }

        json.WriteEndArray();
        await json.FlushAsync(context.RequestAborted);
        await body.WriteAsync("\n"u8.ToArray(), context.RequestAborted);
    }

    // As upstream's framework: hyphens are optional, and letters may be capitals; such an id is one, but no silence has it.
    [GeneratedRegex(@"\A[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Uuid();
}
