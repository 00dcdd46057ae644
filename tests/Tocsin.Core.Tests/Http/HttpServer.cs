using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace Tocsin.Http;

/// <summary>A request as a server saw it.</summary>
internal sealed record Seen(string Method, string Target, string Protocol, IReadOnlyDictionary<string, string> Headers, string Body, string? ClientName, string? ServerName, string Connection)
{
    public string? this[string header] => Headers.GetValueOrDefault(header);
}

/// <summary>A server on 127.0.0.1 that keeps what it saw, and answers 200 unless told otherwise.</summary>
internal sealed class HttpServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<Seen> _seen = new();
    private WebApplication? _app;

    public IReadOnlyList<Seen> Seen => [.. _seen];

    public Seen Last => Seen[^1];

    public Func<Seen, HttpResponse, Task> Answer { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>What to show to new connections; null for plain HTTP.</summary>
    public TestCertificate? Certificate { get; set; }

    public int Port => new Uri(_app!.Urls.First()).Port;

    public string Url => $"{(Certificate is null ? "http" : "https")}://127.0.0.1:{Port}/";

    /// <summary>The same server under another name, which counts as another host.</summary>
    public string UrlOf(string host, string path = "") => $"{(Certificate is null ? "http" : "https")}://{host}:{Port}/{path}";

    public static async Task<HttpServer> StartAsync(TestCertificate? certificate = null, HttpProtocols protocols = HttpProtocols.Http1AndHttp2)
    {
        var server = new HttpServer { Certificate = certificate };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(o => o.Listen(IPAddress.Loopback, 0, l =>
        {
            l.Protocols = certificate is null ? HttpProtocols.Http1 : protocols;
            if (certificate is not null)
            {
                l.UseHttps(https =>
                {
                    https.ServerCertificateSelector = (_, _) => server.Certificate!.WithKey;
                    https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                    https.ClientCertificateValidation = (_, _, _) => true;
                });
            }
        }));
        server._app = builder.Build();
        server._app.Run(server.HandleAsync);
        await server._app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var headers = context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var request = context.Features.GetRequiredFeature<IHttpRequestFeature>();
        var seen = new Seen(
            context.Request.Method, request.RawTarget, context.Request.Protocol, headers, body,
            context.Connection.ClientCertificate?.Subject, context.Features.Get<ITlsHandshakeFeature>()?.HostName, context.Connection.Id);
        _seen.Enqueue(seen);
        await Answer(seen, context.Response);
    }
}
