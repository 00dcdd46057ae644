using System.Text;
using Tocsin.Pipeline;

namespace Tocsin.Server.Ingest;

/// <summary>
/// The answers of Alertmanager's <c>POST /api/v2/alerts</c>: empty on success; what its framework refuses as <c>{"code","message"}</c>,
/// what its handler refuses as a JSON string and a newline.
/// </summary>
internal sealed class UpstreamAnswers(IngestLimits limits) : IIngestAnswers
{
    public const int RequiredCode = 602;
    public const int FormatCode = 601;
    private static readonly IngestAnswer _success = new(StatusCodes.Status200OK, []);

    private readonly UpstreamText _text = new(limits);

    public IngestAnswer Of(Problems problems, int valid, IntakeOutcome outcome)
    {
        if (outcome is IntakeOutcome.NotStored or IntakeOutcome.Busy)
        {
            return Text(StatusCodes.Status503ServiceUnavailable, UnavailableText.Of(outcome));
        }

        if (problems.IsEmptyBody)
        {
            return Framework(StatusCodes.Status422UnprocessableEntity, RequiredCode, "alerts in body is required");
        }

        if (problems.Unreadable is { } reason)
        {
            return Refuse(StatusCodes.Status400BadRequest, UpstreamText.Decoding(reason));
        }

        return problems.Any ? OfKept(problems.Kept) : _success;
    }

    public IngestAnswer Refuse(int status, string message) =>
        status == StatusCodes.Status503ServiceUnavailable ? Text(status, message) : Framework(status, status, message);

    public string UnsupportedType(string contentType) => UnsupportedTypeText(contentType);

    public static string UnsupportedTypeText(string contentType) =>
        $"unsupported media type \"{(contentType.Length == 0 ? "application/octet-stream" : contentType)}\", only [application/json] are allowed";

    // The first thing that upstream would stumble over is the answer.
    private IngestAnswer OfKept(IReadOnlyList<Problem> problems)
    {
        var first = problems.MinBy(problem => problem.Stage);
        return first.Stage switch
        {
            ProblemStage.Decoding => Refuse(StatusCodes.Status400BadRequest, _text.Of(first)),
            ProblemStage.Schema => Framework(
                StatusCodes.Status422UnprocessableEntity, first.Kind == ProblemKind.NotAUri ? FormatCode : RequiredCode, _text.Of(first)),
            _ => Text(StatusCodes.Status400BadRequest, string.Join('\n', problems.Select(_text.Of))),
        };
    }

    /// <summary>As the framework refuses: an object with a code and a message.</summary>
    public static IngestAnswer Framework(int status, int code, string message) => new(status, IngestJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("code"u8, code);
        json.WriteString("message"u8, message);
        json.WriteEndObject();
    }));

    /// <summary>As a handler refuses: a JSON string and a newline.</summary>
    public static IngestAnswer Text(int status, string message) =>
        new(status, [.. IngestJson.Write(json => json.WriteStringValue(message)), .. Encoding.UTF8.GetBytes("\n")]);
}
