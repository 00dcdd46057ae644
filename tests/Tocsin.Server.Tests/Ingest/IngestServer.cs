using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Tocsin.Alerts;
using Tocsin.Pipeline;

namespace Tocsin.Server.Ingest;

/// <summary>A real server with the ways in and, in place of the pipeline, a list of what was handed in.</summary>
internal sealed class IngestServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly IngestContext _ingest;
    private readonly List<SeenAlert> _submitted = [];

    private IngestServer(IngestLimits limits, TimeProvider time, Meter meter)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _ingest = new IngestContext(limits, SubmitAsync, () => TimeSpan.FromMinutes(5), meter, time);
        _app.MapIngest(_ingest);
    }

    public HttpClient Client { get; } = new();

    public Uri Address => new(_app.Urls.Single());

    public IngestContext Ingest => _ingest;

    /// <summary>What the pipeline will say.</summary>
    public IntakeOutcome Outcome { get; set; } = IntakeOutcome.Accepted;

    public int Submissions { get; private set; }

    /// <summary>Where set, the pipeline says nothing before this has ended.</summary>
    public TaskCompletionSource? Hold { get; set; }

    public IReadOnlyList<SeenAlert> Submitted
    {
        get
        {
            lock (_submitted)
            {
                return [.. _submitted];
            }
        }
    }

    public static async Task<IngestServer> StartAsync(IngestLimits? limits = null, TimeProvider? time = null, Meter? meter = null)
    {
        var server = new IngestServer(limits ?? new IngestLimits(), time ?? TimeProvider.System, meter ?? new Meter("unheard"));
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        server.Client.BaseAddress = server.Address;
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        _ingest.Dispose();
    }

    private async ValueTask<IntakeOutcome> SubmitAsync(AlertBatch batch, CancellationToken cancellationToken)
    {
        lock (_submitted)
        {
            _submitted.AddRange(SeenAlert.AllOf(batch));
            Submissions++;
        }

        if (Hold is { } hold)
        {
            await hold.Task.WaitAsync(cancellationToken);
        }

        return Outcome;
    }
}
