using Tocsin.Pipeline;

namespace Tocsin.Server.Ingest;

/// <summary>How an endpoint answers: in Tocsin's form, or in that of Alertmanager's API.</summary>
internal interface IIngestAnswers
{
    /// <summary>The answer to a body that was read and handed in.</summary>
    /// <param name="problems">What was wrong with it.</param>
    /// <param name="valid">How many of its alerts were handed in.</param>
    /// <param name="outcome">What became of those.</param>
    IngestAnswer Of(Problems problems, int valid, IntakeOutcome outcome);

    /// <summary>The answer to a request that ends before its body is parsed.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="message">What the sender should know.</param>
    IngestAnswer Refuse(int status, string message);

    string UnsupportedType(string contentType);
}
