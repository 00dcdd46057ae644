using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Tocsin.Alerts;
using Tocsin.Enrichment;
using Tocsin.Grouping;
using Tocsin.Inhibition;
using Tocsin.Notification;
using Tocsin.Matching;
using Tocsin.Routing;
using Tocsin.Silences;
using Tocsin.Storage;
using Tocsin.Storage.Sqlite;
using Tocsin.Testing;
using Tocsin.TimeIntervals;

namespace Tocsin.Pipeline;

/// <summary>
/// The real engine on a real SQLite file under a clock that only the test moves. Steps are taken by the test, so nothing waits for a timer.
/// </summary>
internal sealed class EngineFixture : IAsyncDisposable
{
    private readonly TemporaryFolder? _ownFolder;
    private readonly Meter _meter = new("Tocsin.Test");
    private readonly string _path;
    private IStore? _store;
    private Courier? _courier;

    public EngineFixture(string? path = null)
    {
        _ownFolder = path is null ? new TemporaryFolder() : null;
        _path = path ?? _ownFolder!.Path;
        Integrations = [Integration("slack", Slack)];
    }

    /// <summary>The folder of the store.</summary>
    public string Path => _path;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public RecordingNotifier Slack { get; } = new();

    public IReadOnlyList<Integration> Integrations { get; set; }

    public GroupSchedule Schedule { get; set; } = new(TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5));

    public TimeSpan ResolveTimeout { get; set; } = TimeSpan.FromMinutes(5);

    public TimeSpan RepeatInterval { get; set; } = TimeSpan.FromHours(4);

    public IReadOnlyList<string> GroupBy { get; set; } = ["alertname"];

    public IReadOnlyList<InhibitRule> InhibitRules { get; set; } = [];

    public IReadOnlyDictionary<string, NamedTimeInterval> TimeIntervals { get; set; } = new Dictionary<string, NamedTimeInterval>();

    /// <summary>A routing tree; without one, a root route of the properties above.</summary>
    public RouteTree? Routes { get; set; }

    public Func<IReadOnlyList<Alert>, CancellationToken, Task<IReadOnlyList<EnrichedAlert>>> Enrich { get; set; } = static (alerts, _) => Task.FromResult(Bare(alerts));

    public Func<IStore, IStore> WrapStore { get; set; } = static store => store;

    public Engine Engine { get; private set; } = null!;

    public Intake Intake { get; private set; } = null!;

    public static Integration Integration(
        string type, INotifier notifier, bool sendResolved = true, Func<Alert, bool>? accepts = null, string receiver = "default", bool retriesPastFlush = true) => new()
        {
            Key = new IntegrationKey(receiver, type, 0),
            RetriesPastFlush = retriesPastFlush,
            Notifier = notifier,
            SendResolved = sendResolved,
            Accepts = accepts ?? (static _ => true),
        };

    /// <summary>The alerts without evidence.</summary>
    public static IReadOnlyList<EnrichedAlert> Bare(IReadOnlyList<Alert> alerts) => [.. alerts.Select(a => new EnrichedAlert(a, []))];

    public async Task StartAsync()
    {
        _store = WrapStore(SqliteStore.Open(_path, Time));
        var metrics = new PipelineMetrics(_meter);
        var settings = Settings();
        _courier = new Courier(Time, NullLogger<Courier>.Instance);
        Engine = new Engine(new StoreGuard(_store, Time, metrics, NullLogger<StoreGuard>.Instance), settings, _courier, Time, metrics, NullLogger<Engine>.Instance);
        Intake = new Intake(Engine, Time);
        Engine.Restore(await StoredState.LoadAsync(_store, TestContext.Current.CancellationToken));
        await SettleAsync();
    }

    /// <summary>Ends this process as a crash would: what is not committed is gone.</summary>
    public async Task CrashAsync()
    {
        _courier?.Abort();
        Engine.Dispose();
        await _store!.DisposeAsync();
    }

    public async Task RestartAsync()
    {
        await CrashAsync();
        await StartAsync();
    }

    /// <summary>Posts one alert as <c>/api/v2/alerts</c> would hand it over.</summary>
    public async Task<IntakeOutcome> PostAsync(
        string name, DateTimeOffset endsAt = default, DateTimeOffset startsAt = default, AlertStatus? status = null, string annotation = "", string pod = "")
    {
        using var batch = new AlertBatch();
        Add(batch, name, endsAt, startsAt, status, annotation, pod);
        return await SubmitAsync(batch);
    }

    public static void Add(
        AlertBatch batch, string name, DateTimeOffset endsAt = default, DateTimeOffset startsAt = default, AlertStatus? status = null, string annotation = "", string pod = "")
    {
        var labels = new LabelSetBuilder();
        labels.Add("alertname"u8, System.Text.Encoding.UTF8.GetBytes(name));
        labels.Add("pod"u8, System.Text.Encoding.UTF8.GetBytes(pod));
        var annotations = new LabelSetBuilder(keepEmpty: true);
        annotations.Add("summary"u8, System.Text.Encoding.UTF8.GetBytes(annotation));
        batch.Add(labels, annotations, "http://prometheus/graph"u8, startsAt, endsAt, status);
    }

    public async Task<IntakeOutcome> SubmitAsync(AlertBatch batch)
    {
        var submit = Intake.SubmitAsync(batch, TestContext.Current.CancellationToken).AsTask();
        await SettleAsync();
        return await submit;
    }

    /// <summary>Silences alerts until the given time.</summary>
    /// <returns>The silence's id.</returns>
    public async Task<Guid> SilenceAsync(TimeSpan duration, params string[] matchers)
    {
        var posted = new PostedSilence
        {
            Matchers = [.. matchers.Select(m => MatcherSyntax.Default.TryParse(m, out var matcher, out var error) ? matcher : throw new FormatException(error))],
            EndsAt = Time.GetUtcNow() + duration,
        };
        var set = Engine.SetSilenceAsync(posted).AsTask();
        await SettleAsync();
        var answer = await set;
        Assert.Equal(SilenceOutcome.Done, answer.Outcome);
        return answer.Id;
    }

    public async Task ExpireAsync(Guid silence)
    {
        var expire = Engine.ExpireSilenceAsync(silence).AsTask();
        await SettleAsync();
        Assert.Equal(SilenceOutcome.Done, (await expire).Outcome);
    }

    /// <summary>Takes the properties of the fixture as they are now for the configuration.</summary>
    public async Task ReloadAsync()
    {
        var reload = Engine.ReloadAsync(Settings());
        await SettleAsync();
        await reload;
    }

    public async Task AdvanceAsync(TimeSpan by)
    {
        Time.Advance(by);
        await SettleAsync();
    }

    /// <summary>Lets time pass while the process is stopped, as a paused machine does.</summary>
    public async Task PauseAsync(TimeSpan by)
    {
        var due = Engine.NextDue();
        Time.Advance(by);
        Engine.NoticePause(due);
        await SettleAsync();
    }

    /// <summary>Takes steps until nothing is left to do at this time.</summary>
    public async Task SettleAsync()
    {
        do
        {
            await Engine.StepAsync();
            await Task.Yield();
        }
        while (!Engine.IsIdle && !Slack.IsHolding);
        await Engine.StepAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await CrashAsync();
        _courier?.Dispose();
        _meter.Dispose();
        _ownFolder?.Dispose();
    }

    public PipelineSettings Settings() => new()
    {
        Arrival = new ArrivalRules(ResolveTimeout, TimeSpan.FromDays(7)),
        Routes = Routes ?? new RouteTree(new Route
        {
            Receiver = "default",
            GroupBy = GroupBy,
            GroupWait = Schedule.Wait,
            GroupInterval = Schedule.Interval,
            RepeatIntervals = [RepeatInterval],
        }),
        Receivers = Integrations.Select(i => i.Key.Receiver).Append("default").Distinct().ToDictionary(r => r, IReadOnlyList<Integration> (r) => [.. Integrations.Where(i => i.Key.Receiver == r)], StringComparer.Ordinal),
        InhibitRules = InhibitRules,
        TimeIntervals = TimeIntervals,
        Enrich = Enrich,
        ExternalUrl = new Uri("http://tocsin.test/"),
    };
}
