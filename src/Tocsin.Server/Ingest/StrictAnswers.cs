using Tocsin.Pipeline;

namespace Tocsin.Server.Ingest;

/// <summary>The answers of <c>/alert</c> and <c>/webhook/alertmanager</c>: <c>{"status":…}</c>, with an <c>error</c> where there is one.</summary>
internal sealed class StrictAnswers(IngestLimits limits) : IIngestAnswers
{
    private static readonly IngestAnswer _success = new(StatusCodes.Status200OK, "{\"status\":\"success\"}"u8.ToArray());
    private static readonly IngestAnswer _ignored = new(StatusCodes.Status200OK, "{\"status\":\"ignored\"}"u8.ToArray());

    private readonly StrictText _text = new(limits);

    public IngestAnswer Of(Problems problems, int valid, IntakeOutcome outcome)
    {
        if (outcome is IntakeOutcome.NotStored or IntakeOutcome.Busy)
        {
            return Refuse(StatusCodes.Status503ServiceUnavailable, UnavailableText.Of(outcome));
        }

        if (problems.Any)
        {
            return Refuse(StatusCodes.Status400BadRequest, _text.Of(problems) + Rest(valid));
        }

        return outcome == IntakeOutcome.Accepted ? _success : _ignored;
    }

    private static string Rest(int valid) => valid switch
    {
        0 => "",
        1 => "; the one valid alert was taken",
        _ => $"; the {valid} valid alerts were taken",
    };

    public IngestAnswer Refuse(int status, string message) => new(status, IngestJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("status"u8, "error"u8);
        json.WriteString("error"u8, message);
        json.WriteEndObject();
    }));

    public string UnsupportedType(string contentType) =>
        $"unsupported content type \"{contentType}\"; send JSON in UTF-8, with curl: -H 'Content-Type: application/json'";
}
