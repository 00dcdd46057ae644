using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Tocsin.Alerts;
using Tocsin.Configuration;
using Tocsin.Enrichment;
using Tocsin.Matching;
using Tocsin.Notification;
using Tocsin.Notification.Webhook;
using Tocsin.Pipeline.Settings;
using Tocsin.Silences;
using Tocsin.Storage.Sqlite;
using Tocsin.Testing;
using Tocsin.Testing.Scripts;

namespace Tocsin.Pipeline;

/// <summary>
/// The real engine, on a real store and with the real webhooks, whose receivers are in memory, under a clock that only the script moves.
/// </summary>
internal sealed class EngineScriptTarget : IScriptTarget, IAsyncDisposable
{
    /// <summary>How far the clock goes at once: what is due is late by no more.</summary>
    private static readonly TimeSpan _beat = TimeSpan.FromMilliseconds(10);

    private static readonly Uri _externalUrl = new("http://tocsin.test/");

    private readonly TemporaryFolder _folder = new();
    private readonly Meter _meter = new("Tocsin.Test");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly ScriptReceivers _receivers;
    private readonly HttpClient _http;
    private readonly Interruption? _interruption;
    private string _config;
    private FailingStore _store = null!;
    private Courier _courier = null!;
    private Engine _engine = null!;
    private Intake _intake = null!;

    private EngineScriptTarget(string config, Interruption? interruption)
    {
        Start = _time.GetUtcNow();
        _receivers = new ScriptReceivers(_time, Start);
        _http = new HttpClient(_receivers);
        (_config, _interruption) = (config, interruption);
    }

    public DateTimeOffset Start { get; }

    /// <summary>When it was interrupted; null before.</summary>
    public TimeSpan? InterruptedAt { get; private set; }

    /// <summary>
    /// From here on the stream may differ: when the first alert would have ended by the clock of those that were heard of before a crash only,
    /// as senders get longer then; or when it was killed in the middle of a reload, as another configuration starts then.
    /// </summary>
    public TimeSpan ComparableUntil { get; private set; } = TimeSpan.MaxValue;

    public int Commits => _store.Commits;

    public static async Task<EngineScriptTarget> StartAsync(string config, CancellationToken cancellationToken, Interruption? interruption = null)
    {
        var target = new EngineScriptTarget(config, interruption);
        await target.LaunchAsync();
        if (interruption is { Commit: > 0 })
        {
            target._store.EndAt(interruption.Commit, interruption.IsCommitted);
        }

        cancellationToken.ThrowIfCancellationRequested();
        await target.SettleAsync();
        return target;
    }

    public async Task AdvanceToAsync(TimeSpan at, CancellationToken cancellationToken)
    {
        if (InterruptedAt is null && _interruption is { Commit: 0 } && _interruption.At <= at)
        {
            await PassAsync(_interruption.At, cancellationToken);
            await InterruptAsync(cancellationToken);
        }

        await PassAsync(at, cancellationToken);
    }

    public async Task<int> PostAlertsAsync(IReadOnlyList<SentAlert> alerts, CancellationToken cancellationToken)
    {
        using var batch = new AlertBatch();
        var valid = alerts.Where(IsValid).ToList();
        valid.ForEach(a => batch.Add(Pairs(a.Labels, new LabelSetBuilder()), Pairs(a.Annotations, new LabelSetBuilder(keepEmpty: true)), default, a.StartsAt ?? default, a.EndsAt ?? default, null));
        await AskAsync(() => _intake.SubmitAsync(batch, cancellationToken).AsTask());
        return valid.Count == alerts.Count ? 200 : 400;
    }

    public async Task<string> PostSilenceAsync(SentSilence silence, CancellationToken cancellationToken)
    {
        var posted = new PostedSilence
        {
            Id = silence.Id ?? "",
            Matchers = [.. silence.Matchers.Select(m => Matcher.Of(m.Name, OperatorOf(m), m.Value))],
            StartsAt = silence.StartsAt,
            EndsAt = silence.EndsAt,
        };
        var answer = await AskAsync(() => _engine.SetSilenceAsync(posted).AsTask(), () => Made(posted));
        Assert.Equal(SilenceOutcome.Done, answer.Outcome);
        return answer.Id.ToString("D");
    }

    public async Task ExpireSilenceAsync(string id, CancellationToken cancellationToken) =>
        Assert.Equal(SilenceOutcome.Done, (await AskAsync(() => _engine.ExpireSilenceAsync(Guid.ParseExact(id, "D")).AsTask(), () => Expired(id))).Outcome);

    public async Task<int> ReloadAsync(string config, CancellationToken cancellationToken)
    {
        try
        {
            var settings = Read(config);
            var isSame = config == _config;
            _config = config;
            var (engine, reload) = (_engine, _engine.ReloadAsync(settings));
            await SettleAsync();
            if (engine == _engine)
            {
                await reload;
            }
            else if (!isSame && !_interruption!.IsCommitted)
            {
                ComparableUntil = InterruptedAt!.Value;
            }

            return 200;
        }
        catch (ConfigException)
        {
            return 500;
        }
    }

    public void PlanAnswers(AnswerStep answers) => _receivers.Plan(answers);

    public IReadOnlyList<ScriptMessage> Messages() => _receivers.Messages;

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _http.Dispose();
        _meter.Dispose();
        _folder.Dispose();
    }

    /// <summary>What ingest would let pass.</summary>
    private static bool IsValid(SentAlert alert) => alert.Labels.Values.Any(v => v.Length > 0) && !(alert.StartsAt > alert.EndsAt);

    private static LabelSetBuilder Pairs(IReadOnlyDictionary<string, string> pairs, LabelSetBuilder into)
    {
        foreach (var (name, value) in pairs)
        {
            into.Add(Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(value));
        }

        return into;
    }

    private static MatchOperator OperatorOf(ScriptMatcher matcher) => (matcher.IsRegex, matcher.IsEqual) switch
    {
        (false, true) => MatchOperator.Equal,
        (false, false) => MatchOperator.NotEqual,
        (true, true) => MatchOperator.Regex,
        _ => MatchOperator.NotRegex,
    };

    private PipelineSettings Read(string config)
    {
        var webhook = new IntegrationType("webhook_configs", "webhook", SendResolvedByDefault: true, ReadWebhook);
        var read = TocsinConfig.Parse(config, "script", _time, [webhook]);
        return new LoadedConfig(read, EnrichmentModel.Empty).Build(new NodeServices(_time, NullLoggerFactory.Instance, _meter), _externalUrl, TimeSpan.FromHours(120));
    }

    private Func<NotifierServices, INotifier> ReadWebhook(ConfigSection section, ReceiverContext context)
    {
        var options = WebhookConfig.Read(section, context);
        return _ => new WebhookNotifier(options, new HttpDelivery(_http, _time));
    }

    /// <summary>Lets time pass: from one thing that is due to the next, and in small beats while something is on its way.</summary>
    private async Task PassAsync(TimeSpan at, CancellationToken cancellationToken)
    {
        while (Start + at - _time.GetUtcNow() is var left && left > TimeSpan.Zero)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var step = _courier.Busy > 0 || _engine.NextDue() - _time.GetUtcNow() is var due && due < _beat ? _beat : due;
            _time.Advance(left < step ? left : step);
            await SettleAsync();
        }
    }

    private async Task InterruptAsync(CancellationToken cancellationToken)
    {
        if (_interruption!.IsReload)
        {
            InterruptedAt = _time.GetUtcNow() - Start;
            Assert.Equal(200, await ReloadAsync(_config, cancellationToken));
            return;
        }

        await CrashAsync();
        await SettleAsync();
    }

    /// <summary>kill -9, and a start on the same store.</summary>
    private async Task CrashAsync()
    {
        InterruptedAt = _time.GetUtcNow() - Start;
        var ends = _engine.Alerts.All().Select(e => e.Current).Where(a => a.IsFiring).Select(a => a.EndsAt - Start).ToList();
        ComparableUntil = ends.Count > 0 ? ends.Min() : TimeSpan.MaxValue;
        await EndAsync();
        await LaunchAsync();
    }

    private async Task EndAsync()
    {
        _receivers.IsSenderEnding = true;
        _courier.Abort();
        while (_courier.Busy > 0)
        {
            await Task.Yield();
        }

        _receivers.IsSenderEnding = false;
        _engine.Dispose();
        await _store.DisposeAsync();
        _courier.Dispose();
    }

    private async Task LaunchAsync()
    {
        _store = new FailingStore(SqliteStore.Open(_folder.Path, _time));
        _courier = new Courier(_time, NullLogger<Courier>.Instance);
        var metrics = new PipelineMetrics(_meter);
        var guard = new StoreGuard(_store, _time, metrics, NullLogger<StoreGuard>.Instance);
        _engine = new Engine(guard, Read(_config), _courier, _time, metrics, NullLogger<Engine>.Instance);
        _intake = new Intake(_engine, _time);
        _engine.Restore(await StoredState.LoadAsync(_store, CancellationToken.None));
    }

    /// <summary>Asks, and asks again where the process ended before it answered.</summary>
    /// <param name="ask">Sends the request.</param>
    /// <param name="look">What people look at before they ask again: the answer, if it was done after all.</param>
    private async Task<T> AskAsync<T>(Func<Task<T>> ask, Func<T?>? look = null)
        where T : struct
    {
        var (engine, asked) = (_engine, ask());
        await SettleAsync();
        return engine == _engine || asked.IsCompletedSuccessfully ? await asked : look?.Invoke() ?? await AskAsync(ask, look);
    }

    private SilenceAnswer? Made(PostedSilence posted)
    {
        var matchers = posted.Matchers.Select(m => m.ToString());
        var made = _engine.Silences.All().FirstOrDefault(s => s.EndsAt == posted.EndsAt && s.Matchers.Select(m => m.ToString()).SequenceEqual(matchers));
        return made is null ? null : SilenceAnswer.Done(made.Id);
    }

    private SilenceAnswer? Expired(string id)
    {
        var silence = _engine.Silences.Find(Guid.ParseExact(id, "D"))!;
        return silence.StateAt(_time.GetUtcNow()) == SilenceState.Expired ? SilenceAnswer.Done(silence.Id) : null;
    }

    /// <summary>Takes steps until nothing is left to do at this time.</summary>
    private async Task SettleAsync()
    {
        for (var settled = 0; settled < 2;)
        {
            var step = _engine.StepAsync();
            if (!step.IsCompleted && await Task.WhenAny(step, _store.Ended) != step)
            {
                await CrashAsync();
                continue;
            }

            await step;
            await Task.Yield();
            settled = IsSettled ? settled + 1 : 0;
        }
    }

    // What a receiver holds goes on with the clock only.
    private bool IsSettled => _engine.IsIdle || (_engine.QueueLength == 0 && _courier.Busy == _receivers.Waiting);
}
