using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Tocsin.Pipeline;
using Tocsin.Server.Ingest;
using Tocsin.Silences;

namespace Tocsin.Server.Api;

/// <summary>A real server with the silences' part of the API and, in place of the engine, a table that the rules are applied to at once.</summary>
internal sealed class SilenceServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly IngestContext _ingest;
    private readonly SilenceRules _rules;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();

    private SilenceServer(TimeProvider time, SilenceLimits limits, IngestLimits ingestLimits)
    {
        (_time, _rules) = (time, new SilenceRules(limits));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _ingest = new IngestContext(ingestLimits, (_, _) => ValueTask.FromResult(IntakeOutcome.Ignored), () => TimeSpan.FromMinutes(5), new Meter("unheard"), time);
        _app.MapSilences(new SilenceRequests { SetAsync = SetAsync, ExpireAsync = ExpireAsync, Table = () => Table }, _ingest);
    }

    public HttpClient Client { get; } = new();

    public Uri Address => new(_app.Urls.Single());

    /// <summary>Null stands for a server that is still reading its state.</summary>
    public SilenceTable? Table { get; set; } = new();

    /// <summary>Where set, nothing can be stored.</summary>
    public bool IsStoreAway { get; set; }

    public static async Task<SilenceServer> StartAsync(TimeProvider? time = null, SilenceLimits? limits = null, IngestLimits? ingestLimits = null)
    {
        var server = new SilenceServer(time ?? TimeProvider.System, limits ?? new SilenceLimits(), ingestLimits ?? new IngestLimits());
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

    private ValueTask<SilenceAnswer> SetAsync(PostedSilence posted, CancellationToken cancellationToken) =>
        Apply((table, now) => _rules.Set(posted, table.Find, table.Count, now, Guid.NewGuid()));

    private ValueTask<SilenceAnswer> ExpireAsync(Guid id, CancellationToken cancellationToken) =>
        Apply((table, now) => SilenceRules.Expire(id, table.Find, now));

    private ValueTask<SilenceAnswer> Apply(Func<SilenceTable, DateTimeOffset, SilenceVerdict> decide)
    {
        lock (_lock)
        {
            if (IsStoreAway || Table is not { } table)
            {
                return ValueTask.FromResult(SilenceAnswer.NotStored);
            }

            var verdict = decide(table, _time.GetUtcNow());
            foreach (var silence in verdict.ToStore)
            {
                table.Set(silence);
            }

            return ValueTask.FromResult(verdict.Answer);
        }
    }
}
