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
    private readonly SqliteStore _store;
    private readonly Courier _courier;
    private readonly Engine _engine;
    private readonly Intake _intake;

    private EngineScriptTarget(string config)
    {
        Start = _time.GetUtcNow();
        _receivers = new ScriptReceivers(_time, Start);
        _http = new HttpClient(_receivers);
        _store = SqliteStore.Open(_folder.Path, _time);
        _courier = new Courier(_time, NullLogger<Courier>.Instance);
        var metrics = new PipelineMetrics(_meter);
        var guard = new StoreGuard(_store, _time, metrics, NullLogger<StoreGuard>.Instance);
        _engine = new Engine(guard, Read(config), _courier, _time, metrics, NullLogger<Engine>.Instance);
        _intake = new Intake(_engine, _time);
    }

    public DateTimeOffset Start { get; }

    public static async Task<EngineScriptTarget> StartAsync(string config, CancellationToken cancellationToken)
    {
        var target = new EngineScriptTarget(config);
        target._engine.Restore(await StoredState.LoadAsync(target._store, cancellationToken));
        await target.SettleAsync();
        return target;
    }

    public async Task AdvanceToAsync(TimeSpan at, CancellationToken cancellationToken)
    {
        while (Start + at - _time.GetUtcNow() is var left && left > TimeSpan.Zero)
        {
            _time.Advance(left < _beat ? left : _beat);
            await SettleAsync();
        }
    }

    public async Task<int> PostAlertsAsync(IReadOnlyList<SentAlert> alerts, CancellationToken cancellationToken)
    {
        using var batch = new AlertBatch();
        var valid = alerts.Where(IsValid).ToList();
        valid.ForEach(a => batch.Add(Pairs(a.Labels, new LabelSetBuilder()), Pairs(a.Annotations, new LabelSetBuilder(keepEmpty: true)), default, a.StartsAt ?? default, a.EndsAt ?? default, null));
        await AskAsync(_intake.SubmitAsync(batch, cancellationToken).AsTask());
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
        var answer = await AskAsync(_engine.SetSilenceAsync(posted).AsTask());
        Assert.Equal(SilenceOutcome.Done, answer.Outcome);
        return answer.Id.ToString("D");
    }

    public async Task ExpireSilenceAsync(string id, CancellationToken cancellationToken) =>
        Assert.Equal(SilenceOutcome.Done, (await AskAsync(_engine.ExpireSilenceAsync(Guid.ParseExact(id, "D")).AsTask())).Outcome);

    public async Task<int> ReloadAsync(string config, CancellationToken cancellationToken)
    {
        try
        {
            var settings = Read(config);
            var reload = _engine.ReloadAsync(settings);
            await SettleAsync();
            await reload;
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
        _courier.Abort();
        _engine.Dispose();
        await _store.DisposeAsync();
        _courier.Dispose();
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

    private async Task<T> AskAsync<T>(Task<T> asked)
    {
        await SettleAsync();
        return await asked;
    }

    /// <summary>Takes steps until nothing is left to do at this time.</summary>
    private async Task SettleAsync()
    {
        for (var settled = 0; settled < 2;)
        {
            await _engine.StepAsync();
            await Task.Yield();
            settled = IsSettled ? settled + 1 : 0;
        }
    }

    // What a receiver holds goes on with the clock only.
    private bool IsSettled => _engine.IsIdle || (_engine.QueueLength == 0 && _courier.Busy == _receivers.Waiting);
}
