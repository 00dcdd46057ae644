using System.Globalization;
using Tocsin.Matching;
using Tocsin.Server.Ingest;
using Tocsin.Silences;

namespace Tocsin.Server.Api;

/// <summary>From a body to what is asked for, or to the answer that refuses it: decoding, schema, times and matchers, in upstream's order.</summary>
internal static class SilencePosting
{
    private const int TooFewCode = 612;

    public static PostedSilence? Read(ReadOnlySpan<byte> bytes, MatcherSyntax syntax, DateTimeOffset now, out IngestAnswer refusal)
    {
        if (!bytes.ContainsAnyExcept(" \t\r\n"u8))
        {
            refusal = Invalid(UpstreamAnswers.RequiredCode, "silence in body is required");
            return null;
        }

        var body = SilenceBodyReader.Read(bytes, out var error);
        if (error is not null)
        {
            const int Status = StatusCodes.Status400BadRequest;
            refusal = UpstreamAnswers.Framework(Status, Status, $"parsing silence body from \"\" failed, because {error}");
            return null;
        }

        return CheckSchema(body) is { } missing ? Refuse(missing, out refusal) : Check(body, syntax, now, out refusal);
    }

    private static PostedSilence? Check(SilenceBody body, MatcherSyntax syntax, DateTimeOffset now, out IngestAnswer refusal)
    {
        if (CheckTimes(body, now) is { } reason)
        {
            return Refuse(Bad($"Failed to create silence: {reason}"), out refusal);
        }

        if (!SilenceMatchers.TryRead([.. body.Matchers!.Select(m => m!.ToPosted())], syntax, out var matchers, out var error))
        {
            return Refuse(Bad(error), out refusal);
        }

        refusal = default;
        return new PostedSilence
        {
            Id = body.Id ?? "",
            Matchers = matchers,
            StartsAt = body.StartsAt!.Value.ToUniversalTime(),
            EndsAt = body.EndsAt!.Value.ToUniversalTime(),
            CreatedBy = body.CreatedBy!,
            Comment = body.Comment!,
            Annotations = body.Annotations.ToLabelSet(),
        };
    }

    private static IngestAnswer? CheckSchema(SilenceBody body) =>
        body.Comment is null ? Required("comment")
        : body.CreatedBy is null ? Required("createdBy")
        : body.EndsAt is null ? Required("endsAt")
        : CheckMatchers(body.Matchers) is { } refusal ? refusal
        : body.StartsAt is null ? Required("startsAt")
        : null;

    private static IngestAnswer? CheckMatchers(List<MatcherBody?>? matchers)
    {
        if (matchers is null)
        {
            return Required("matchers");
        }

        if (matchers.Count == 0)
        {
            return Invalid(TooFewCode, "matchers in body should have at least 1 items");
        }

        for (var i = 0; i < matchers.Count; i++)
        {
            // Upstream falls over a matcher that is null and closes the connection.
            if (matchers[i] is not { Missing: null })
            {
                var member = matchers[i] is { Missing: { } missing } ? $".{missing}" : "";
                return Required(string.Create(CultureInfo.InvariantCulture, $"matchers.{i}{member}"));
            }
        }

        return null;
    }

    private static string? CheckTimes(SilenceBody body, DateTimeOffset now) =>
        body.StartsAt >= body.EndsAt ? "start time must be before end time"
        : body.EndsAt < now ? "end time can't be in the past"
        : null;

    private static IngestAnswer Required(string member) => Invalid(UpstreamAnswers.RequiredCode, $"{member} in body is required");

    private static IngestAnswer Invalid(int code, string message) => UpstreamAnswers.Framework(StatusCodes.Status422UnprocessableEntity, code, message);

    private static IngestAnswer Bad(string text) => UpstreamAnswers.Text(StatusCodes.Status400BadRequest, text);

    private static PostedSilence? Refuse(IngestAnswer answer, out IngestAnswer refusal)
    {
        refusal = answer;
        return null;
    }
}
