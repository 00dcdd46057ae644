namespace Tocsin.Http;

/// <summary>What clients take from the process they run in.</summary>
/// <param name="Time">The clock.</param>
/// <param name="Environment">Gives the value of an environment variable; null where it is not set.</param>
internal sealed record HttpSurroundings(TimeProvider Time, Func<string, string?> Environment)
{
    public static HttpSurroundings Of(TimeProvider time) => new(time, System.Environment.GetEnvironmentVariable);
}
