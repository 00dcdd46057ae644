using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Tocsin.Alerts;
using Tocsin.Enrichment;
using Tocsin.Notification;
using Tocsin.Silences;
using Tocsin.Storage;
using Tocsin.Storage.Sqlite;

namespace Tocsin.Pipeline;

/// <summary>
/// One running Tocsin, put together: the store, the engine that owns the state, the courier that sends. What an HTTP server, a test or a
/// simulation needs of the pipeline goes through here.
/// </summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly IStore _store;
    private readonly Courier _courier;
    private readonly Intake _intake;
    private readonly Engine _engine;
    private bool _disposed;

    private Node(IStore store, PipelineSettings settings, NodeServices services)
    {
        var metrics = new PipelineMetrics(services.Meter);
        var guard = new StoreGuard(store, services.Time, metrics, services.Loggers.CreateLogger<StoreGuard>());
        _store = store;
        _courier = new Courier(services.Time, services.Loggers.CreateLogger<Courier>());
        _engine = new Engine(guard, settings, _courier, services.Time, metrics, services.Loggers.CreateLogger<Engine>());
        _intake = new Intake(_engine, services.Time);
        metrics.Observe(_engine);
    }

    /// <summary>Ends when the node has stopped; fails where a bug stopped it.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    public AlertTable Alerts => _engine.Alerts;

    /// <summary>The configuration that counts now.</summary>
    public PipelineSettings Settings => _engine.Settings;

    /// <summary>Why the store is away; empty where it is not.</summary>
    public string StoreTrouble => _engine.StoreTrouble;

    /// <summary>Opens the store, takes up its state and goes on from there.</summary>
    /// <param name="storagePath">The folder of the store.</param>
    /// <param name="settings">The configuration.</param>
    /// <param name="services">Clock, logs, metrics.</param>
    /// <param name="cancellationToken">Breaks off the start.</param>
    /// <exception cref="StoreUnusableException">The store can't be used; the message names the file and the way out.</exception>
    public static async Task<Node> StartAsync(string storagePath, PipelineSettings settings, NodeServices services, CancellationToken cancellationToken)
    {
        var store = SqliteStore.Open(storagePath, services.Time);
        try
        {
            var state = await StoredState.LoadAsync(store, cancellationToken);
            var node = new Node(store, settings, services);
            node._engine.Restore(state);
            node.Completion = Task.Run(() => node._engine.RunAsync(node._stop.Token), CancellationToken.None);
            return node;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>Takes the alerts of one request.</summary>
    public ValueTask<IntakeOutcome> SubmitAsync(AlertBatch batch, CancellationToken cancellationToken) => _intake.SubmitAsync(batch, cancellationToken);

    public SilenceTable Silences => _engine.Silences;

    /// <summary>Makes or changes a silence; returns once that is stored.</summary>
    public ValueTask<SilenceAnswer> SetSilenceAsync(PostedSilence posted) => _engine.SetSilenceAsync(posted);

    /// <summary>Ends a silence; returns once that is stored.</summary>
    public ValueTask<SilenceAnswer> ExpireSilenceAsync(Guid id) => _engine.ExpireSilenceAsync(id);

    /// <summary>Takes another configuration. Timers go on, nothing is told twice, and what is on its way arrives.</summary>
    /// <returns>False where the node has stopped.</returns>
    public Task<bool> ReloadAsync(PipelineSettings settings) => _engine.ReloadAsync(settings);

    /// <summary>Stops: what is queued is committed and answered; what is being sent is broken off and sent again by the next start.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true))
        {
            return;
        }

        await _stop.CancelAsync();
        await Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _store.DisposeAsync();
        _engine.Dispose();
        _courier.Dispose();
        _stop.Dispose();
    }
}

/// <summary>What a node needs from its surroundings.</summary>
/// <param name="Time">The clock.</param>
/// <param name="Loggers">Where it tells what it does.</param>
/// <param name="Meter">The meter named Tocsin.</param>
internal sealed record NodeServices(TimeProvider Time, ILoggerFactory Loggers, Meter Meter)
{
    /// <summary>What sends notifications. It outlives a reload; the client of an http_config goes with its configuration.</summary>
    public NotifierServices Notifiers { get; init; } = new(HttpDelivery.CreateClient(), Time, Loggers);

    /// <summary>What asks sources of evidence.</summary>
    public HttpClient EvidenceHttp { get; init; } = EnrichmentHttp.CreateClient();
}
