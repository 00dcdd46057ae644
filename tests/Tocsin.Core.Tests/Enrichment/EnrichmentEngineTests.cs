using System.Diagnostics.Metrics;
using Microsoft.Extensions.Time.Testing;
using Tocsin.Alerts;
using Tocsin.Matching;

namespace Tocsin.Enrichment;

public sealed class EnrichmentEngineTests
{
    private readonly FakeTimeProvider _time = Given.Clock();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Alerts_keep_their_order_and_evidence_has_the_order_of_the_configuration()
    {
        var slow = new TaskCompletionSource();
        var engine = Given.Engine(
            _time,
            Pods(Step("cpu", async (_, _) => { await slow.Task; return Value("cpu"); }), Step("memory", (_, _) => { slow.SetResult(); return Task.FromResult(Value("memory")); })),
            Everything(Step("up", (_, _) => Task.FromResult(Value("up")))));
        var enriched = await engine.EnrichAsync([Given.Alert(("pod", "a")), Given.Alert()], Stop);
        Assert.Equal(["a", ""], enriched.Select(e => e.Alert.Labels["pod"]));
        Assert.Equal(["cpu", "memory", "up"], enriched[0].Evidence.Select(e => e.Name));
        Assert.Equal(["up"], enriched[1].Evidence.Select(e => e.Name));
    }

    [Fact]
    public async Task An_alert_that_no_enrichment_applies_to_has_no_evidence()
    {
        var enriched = await Given.Engine(_time, Pods(Step("cpu", Immediately))).EnrichAsync([Given.Alert()], Stop);
        Assert.False(Assert.Single(enriched).Matched);
    }

    [Fact]
    public async Task Ended_alerts_are_not_looked_into()
    {
        var engine = Given.Engine(_time, Everything(Step("cpu", Immediately)));
        var enriched = await engine.EnrichAsync(
            [Given.Alert() with { Status = AlertStatus.Resolved }, Given.Alert() with { Status = AlertStatus.NoNews }], Stop);
        Assert.All(enriched, e => Assert.Empty(e.Evidence));
    }

    [Fact]
    public async Task When_the_budget_is_spent_what_is_done_stays_and_the_rest_is_a_timeout()
    {
        var (asked, done) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var meter = new Meter("Tocsin");
        using var listener = Listen(meter, (_, _, _) => done.TrySetResult());
        var engine = Given.Engine(_time, meter, Everything(
            Step("cpu", async (_, stop) => { asked.SetResult(); await Task.Delay(Timeout.Infinite, stop); return Value("cpu"); }),
            Step("memory", Immediately)));
        var enriching = engine.EnrichAsync([Given.Alert()], Stop);
        await asked.Task;
        await done.Task;
        _time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(enriching.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        var evidence = Assert.Single(await enriching).Evidence;
        Assert.Equal(("cpu", EvidenceStatus.Timeout, "N/A", "prom-eu did not answer within 5s"), (evidence[0].Name, evidence[0].Status, evidence[0].Text, evidence[0].Reason));
        Assert.Equal((Given.Noon, TimeSpan.FromSeconds(5)), (evidence[0].At, evidence[0].Duration));
        Assert.Equal(EvidenceStatus.Ok, evidence[1].Status);
    }

    [Fact]
    public async Task A_step_that_ignores_its_cancellation_does_not_hold_the_message_back()
    {
        var (asked, never) = (new TaskCompletionSource(), new TaskCompletionSource<Evidence>());
        var engine = Given.Engine(_time, Everything(Step("deaf", (_, _) => { asked.SetResult(); return never.Task; })));
        var enriching = engine.EnrichAsync([Given.Alert()], Stop);
        await asked.Task;
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(EvidenceStatus.Timeout, (await enriching)[0].Evidence[0].Status);
    }

    [Fact]
    public async Task A_step_that_blocks_its_thread_does_not_hold_the_message_back()
    {
        using var asked = new ManualResetEventSlim();
        using var go = new ManualResetEventSlim();
        var engine = Given.Engine(_time, Everything(Step("blocking", (_, _) => { asked.Set(); go.Wait(CancellationToken.None); return Task.FromResult(Value("blocking")); })));
        var enriching = engine.EnrichAsync([Given.Alert()], Stop);
        asked.Wait(Stop);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(EvidenceStatus.Timeout, (await enriching)[0].Evidence[0].Status);
        go.Set();
    }

    [Fact]
    public async Task A_step_that_ignores_its_cancellation_cannot_pile_up()
    {
        var (calls, never) = (0, new TaskCompletionSource<Evidence>());
        var engine = Given.Engine(_time, Everything(Step("deaf", (_, _) => { Interlocked.Increment(ref calls); return never.Task; })));
        for (var i = 0; i < 10; i++)
        {
            var enriching = engine.EnrichAsync([.. Enumerable.Range(0, 10).Select(_ => Given.Alert())], Stop);
            var expected = Math.Min(10 * (i + 1), StepRunner.MaxRunning);
            for (var spins = 0; spins < 1000 || Volatile.Read(ref calls) < expected; spins++)
            {
                await Task.Yield();
            }

            _time.Advance(TimeSpan.FromSeconds(5));
            await enriching;
        }

        Assert.Equal(StepRunner.MaxRunning, calls);
    }

    [Fact]
    public async Task A_step_that_throws_is_evidence_of_its_own_failure_and_keeps_secrets_out_of_it()
    {
        var engine = Given.Engine(_time, Everything(
            Step("broken", (_, _) => throw new InvalidOperationException("password=hunter2")),
            Step("empty", (_, _) => Task.FromResult<Evidence>(null!)),
            Step("cancels", (_, _) => throw new OperationCanceledException()),
            Step("memory", Immediately)));
        var evidence = Assert.Single(await engine.EnrichAsync([Given.Alert()], Stop)).Evidence;
        Assert.Equal(
            [
                "the step broken failed (InvalidOperationException); see the log", "the step empty failed (InvalidOperationException); see the log",
                "the step cancels failed (OperationCanceledException); see the log", "",
            ],
            evidence.Select(e => e.Reason));
        Assert.Equal([EvidenceStatus.Error, EvidenceStatus.Error, EvidenceStatus.Error, EvidenceStatus.Ok], evidence.Select(e => e.Status));
    }

    [Fact]
    public async Task The_callers_cancellation_is_thrown()
    {
        using var stop = new CancellationTokenSource();
        var never = new TaskCompletionSource<Evidence>();
        var enriching = Given.Engine(_time, Everything(Step("cpu", (_, _) => never.Task))).EnrichAsync([Given.Alert()], stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => enriching);
    }

    [Fact]
    public async Task Of_a_large_group_the_most_severe_and_oldest_are_looked_into_and_the_others_say_so()
    {
        string[] severities = ["info", "warning", "CRITICAL", "page", "", "error"];
        var alerts = Enumerable.Range(0, 30).Select(i => Given.Alert(("severity", severities[i % 6]), ("n", $"{i}")) with { StartsAt = Given.Noon.AddMinutes(-i) }).ToList();
        var engine = Given.Engine(_time, Everything(Step("cpu", Immediately)));
        var enriched = await engine.EnrichAsync(alerts, Stop);

        // 5 critical, then of the error and page ones the 5 oldest.
        string[] expected = ["2", "8", "14", "17", "20", "21", "23", "26", "27", "29"];
        Assert.Equal(expected, enriched.Where(e => e.Evidence[0].Status == EvidenceStatus.Ok).Select(e => e.Alert.Labels["n"]));
        Assert.All(enriched.Where(e => e.Evidence[0].Status != EvidenceStatus.Ok), e =>
            Assert.Equal(("all", "only the 10 most urgent alerts of a group are looked into"), (Assert.Single(e.Evidence).Name, e.Evidence[0].Reason)));
    }

    [Fact]
    public async Task Duration_and_outcome_are_measured()
    {
        using var meter = new Meter("Tocsin");
        var measured = new List<(string Instrument, double Value, string Tags)>();
        using var listener = Listen(meter, (instrument, value, tags) => measured.Add((instrument, value, tags)));
        var engine = Given.Engine(_time, meter, Everything(
            Step("cpu", (_, _) => { _time.Advance(TimeSpan.FromSeconds(2)); return Task.FromResult(Value("cpu")); })));
        await engine.EnrichAsync([Given.Alert()], Stop);
        Assert.Equal(("tocsin_evidence_duration_seconds", 2, "enrichment=all,step=cpu,outcome=ok"), Assert.Single(measured));
    }

    private static MeterListener Listen(Meter meter, Action<string, double, string> heard)
    {
        var listener = new MeterListener { InstrumentPublished = (i, l) => { if (i.Meter == meter) { l.EnableMeasurementEvents(i); } } };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
            heard(instrument.Name, value, string.Join(",", tags.ToArray().Select(t => $"{t.Key}={t.Value}"))));
        listener.Start();
        return listener;
    }

    private static Enrichment Everything(params IEnricher[] steps) => new("all", [], Enrichment.DefaultBudget, steps);

    private static Enrichment Pods(params IEnricher[] steps) =>
        new("pods", [Matcher.Of("pod", MatchOperator.NotEqual, "")], Enrichment.DefaultBudget, steps);

    private static Task<Evidence> Immediately(Alert alert, CancellationToken cancellationToken) => Task.FromResult(Value("any"));

    private static Evidence Value(string name) => new() { Name = name, Status = EvidenceStatus.Ok, Text = "1", Value = 1 };

    private static FunctionStep Step(string name, Func<Alert, CancellationToken, Task<Evidence>> gather) => new(name, gather);

    private sealed class FunctionStep(string name, Func<Alert, CancellationToken, Task<Evidence>> gather) : IEnricher
    {
        public string Name => name;

        public string Source => "prom-eu";

        public Task<Evidence> GatherAsync(Alert alert, CancellationToken cancellationToken) => gather(alert, cancellationToken);
    }
}
