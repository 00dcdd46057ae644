using Tocsin.Server.Ingest;

namespace Tocsin.Server.Api;

internal static class SilenceRoutes
{
    /// <summary>Maps the silences' part of Alertmanager's API.</summary>
    /// <param name="endpoints">Where to map.</param>
    /// <param name="requests">Who does what is asked.</param>
    /// <param name="ingest">Reads bodies, within the memory that all requests may take together, and tells the time.</param>
    public static void MapSilences(this IEndpointRouteBuilder endpoints, SilenceRequests requests, IngestContext ingest)
    {
        // All methods: the answer to a wrong one has upstream's words.
        var silences = new SilencesEndpoint(requests, ingest);
        endpoints.Map("/api/v2/silences", silences.HandleListAsync);
        endpoints.Map("/api/v2/silence/{id}", silences.HandleOneAsync);
    }
}
