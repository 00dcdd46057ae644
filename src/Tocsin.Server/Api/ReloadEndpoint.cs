namespace Tocsin.Server.Api;

/// <summary><c>POST /-/reload</c>.</summary>
internal static class ReloadEndpoint
{
    /// <param name="endpoints">Where to map.</param>
    /// <param name="reload">Reloads; returns why it didn't, or nothing.</param>
    public static void MapReload(this IEndpointRouteBuilder endpoints, Func<Task<string>> reload) => endpoints.MapPost("/-/reload", async () =>
        await reload() is { Length: > 0 } reason
            ? Results.Text($"failed to reload config: {reason}\n", statusCode: StatusCodes.Status500InternalServerError)
            : Results.Ok());
}
