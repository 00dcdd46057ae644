namespace Tocsin.Server.Ingest;

/// <summary>One thing wrong with one alert of a body.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Alert">Which alert, counted from 0; -1 where the body is the alert, or where it is the envelope's.</param>
/// <param name="Field">Which member; Unknown where it is the alert itself.</param>
/// <param name="Name">Which label or annotation; "" where it is the member itself.</param>
/// <param name="Detail">The offending value, or what it is instead of what it should be; may be "".</param>
internal readonly record struct Problem(ProblemKind Kind, int Alert, AlertField Field, string Name, string Detail)
{
    public ProblemStage Stage => Kind switch
    {
        <= ProblemKind.NotATime => ProblemStage.Decoding,
        <= ProblemKind.NotAUri => ProblemStage.Schema,
        _ => ProblemStage.Rules,
    };
}
