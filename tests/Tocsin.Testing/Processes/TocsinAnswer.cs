namespace Tocsin.Testing.Processes;

/// <summary>What a server answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body.</param>
/// <param name="RetryAfter">The header, or empty.</param>
public sealed record TocsinAnswer(int Status, string Body, string RetryAfter = "")
{
    public bool IsSuccess => Status is >= 200 and < 300;
}
