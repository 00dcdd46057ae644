namespace Tocsin.Server.Ingest;

internal static class IngestRoutes
{
    extension(IEndpointRouteBuilder routes)
    {
        /// <summary>Maps <c>POST /alert</c>, <c>POST /webhook/alertmanager</c> and <c>POST /api/v2/alerts</c>.</summary>
        public void MapIngest(IngestContext ingest)
        {
            var strict = new StrictAnswers(ingest.Limits);
            Map("/alert", IngestSource.Alert, strict);
            Map("/webhook/alertmanager", IngestSource.Webhook, strict);
            Map("/api/v2/alerts", IngestSource.Api, new UpstreamAnswers(ingest.Limits));

            void Map(string path, IngestSource source, IIngestAnswers answers) =>
                routes.MapPost(path, new IngestEndpoint(source, ingest, answers).HandleAsync);
        }
    }
}
