using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Tocsin.Pipeline.Stages;
using Tocsin.Silences;
using Tocsin.Storage;

namespace Tocsin.Pipeline;

/// <summary>
/// The loop that owns the state. One step takes what arrived and what is due, commits it in one transaction, and only then acts on it:
/// first facts (alerts, expiries, delivery outcomes), then decisions (due groups). Requests that only refresh never come here.
/// </summary>
internal sealed partial class Engine : IDisposable
{
    /// <summary>Requests that may wait for a commit.</summary>
    private const int QueueCapacity = 1024;

    /// <summary>Waking up later than this is no delay, but a pause.</summary>
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(10);

    private readonly StoreGuard _guard;
    private readonly Courier _courier;
    private readonly TimeProvider _time;
    private readonly PipelineMetrics _metrics;
    private readonly ILogger _logger;
    private readonly JournalCodec _codec = new();
    private readonly WakeUp _wakeUp;
    private readonly Channel<Arrival> _arrivals = Channel.CreateBounded<Arrival>(new BoundedChannelOptions(QueueCapacity) { SingleReader = true });
    private readonly GroupTable _groups;
    private volatile PipelineSettings _settings;
    private MuteRules _rules;

    public Engine(StoreGuard guard, PipelineSettings settings, Courier courier, TimeProvider time, PipelineMetrics metrics, ILogger<Engine> logger)
    {
        _guard = guard;
        _settings = settings;
        _courier = courier;
        _time = time;
        _metrics = metrics;
        _logger = logger;
        _wakeUp = new WakeUp(time);
        _groups = new GroupTable(settings);
        _rules = MakeRules(settings);
        courier.Use(settings);
        _listeningSince = time.GetUtcNow();
        _snapshots = new SnapshotPolicy(_listeningSince);
        courier.Report = Receive;
    }

    public AlertTable Alerts { get; } = new();

    public SilenceTable Silences { get; } = new();

    /// <summary>The configuration that counts now.</summary>
    public PipelineSettings Settings => _settings;

    public int GroupCount => _groups.Count;

    public int QueueLength => _arrivals.Reader.Count;

    /// <summary>Why the store is away; empty where it is not.</summary>
    public string StoreTrouble => _guard.Trouble;

    /// <summary>Whether nothing waits to be taken up.</summary>
    public bool IsIdle => _arrivals.Reader.Count == 0 && _requests.IsEmpty && _current is null && _reports.IsEmpty && _courier.Busy == 0;

    /// <summary>Hands over a request's alerts; waits for a place in the queue.</summary>
    /// <returns>False where none came free in time, or the engine has stopped.</returns>
    public async ValueTask<bool> EnqueueAsync(Arrival arrival, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (!_arrivals.Writer.TryWrite(arrival) && !await WaitForPlaceAsync(arrival, patience, cancellationToken))
        {
            return false;
        }

        _wakeUp.Set();
        return true;
    }

    /// <summary>Runs until it is stopped. What is queued then is still committed and answered.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await StepAsync();
                var due = NextDue();
                await _wakeUp.WaitAsync(due, cancellationToken);
                NoticePause(due);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Told to stop.
        }

        _arrivals.Writer.TryComplete();
        await _courier.StopAsync();
        await StepAsync();
        RefuseRequests();
        await FinishSnapshotAsync();
    }

    /// <summary>
    /// A process that wakes long after it wanted to was stopped meanwhile, with its machine perhaps, and heard nobody: as after a start, senders
    /// get time to be heard before anything ends by the clock.
    /// </summary>
    internal void NoticePause(DateTimeOffset due)
    {
        var now = _time.GetUtcNow();
        if (now - due > _pause)
        {
            LogPaused(now - due);
            _listeningSince = now;
        }
    }

    /// <summary>Does all there is to do now.</summary>
    public async Task StepAsync()
    {
        bool more;
        var now = _time.GetUtcNow();
        do
        {
            NoticePause(now);
            now = _time.GetUtcNow();
            if (_guard.IsAway && _guard.NextProbe <= now)
            {
                await TryReturnAsync();
            }

            // Decisions wait for all that ends at the same time, or a flush would still tell it as firing.
            more = await TakeRequestAsync(now);
            more |= await TakeFactsAsync(now);
            more |= _alertTimers.Next > now && await TakeDecisionsAsync(now);

            // After the decisions: one of them may have taken the place of what was about to be tried again.
            more |= SendDueRetries();
            if (_groups.NextDue > now)
            {
                // Not before: a tick that is made up for is judged by the silences of its time.
                Silences.Retire(now);
            }
        }
        while (more);

        StartSnapshotIfDue();
    }

    public void Dispose()
    {
        _wakeUp.Dispose();
        _stopSnapshot.Dispose();
    }

    /// <summary>When there will be something to do, if nothing arrives.</summary>
    internal DateTimeOffset NextDue()
    {
        // While the store is away nobody asks for a snapshot: one that was put off must not wake the engine again and again.
        var snapshot = _guard.IsAway ? DateTimeOffset.MaxValue : _snapshots.AskAgain;
        var next = _groups.NextDue;
        foreach (var other in (ReadOnlySpan<DateTimeOffset>)[_alertTimers.Next, _retries.Next, _guard.NextProbe, snapshot])
        {
            next = other < next ? other : next;
        }

        return next;
    }

    private async Task<bool> WaitForPlaceAsync(Arrival arrival, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(patience, _time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await _arrivals.Writer.WriteAsync(arrival, linked.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
        catch (ChannelClosedException)
        {
            return false;
        }
    }

    private async Task TryReturnAsync()
    {
        var saved = await _guard.TryReturnAsync();
        foreach (var (entry, version) in saved.Where(s => s.Entry.Kind == EntryKind.Alert))
        {
            var alert = JournalCodec.DecodeAlert(entry.Payload.Span);
            if (Alerts.TryGet(alert.Id, out var known))
            {
                known.Saved(alert, version);
            }
        }

        if (!_guard.IsAway)
        {
            _listeningSince = _time.GetUtcNow();
        }
    }

    [LoggerMessage(LogLevel.Warning, "This process was stopped for {Pause}. Alerts that were not heard of meanwhile are not taken as resolved before their senders had time to be heard")]
    private partial void LogPaused(TimeSpan pause);
}
