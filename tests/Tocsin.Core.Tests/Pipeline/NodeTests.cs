using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using Tocsin.Alerts;
using Tocsin.Enrichment;
using Tocsin.Notification;
using Tocsin.Routing;
using Tocsin.Silences;
using Tocsin.Storage.Sqlite;
using Tocsin.Testing;

namespace Tocsin.Pipeline;

/// <summary>The node as it runs: its own loop, the system's clock.</summary>
public sealed class NodeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Meter _meter = new("Tocsin.Test");
    private readonly RecordingNotifier _slack = new();

    public void Dispose()
    {
        _meter.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_message_under_way_is_finished_and_recorded_by_a_stop()
    {
        _slack.Hold();
        var node = await StartAsync();
        await PostAsync(node);
        await _slack.WaitForAsync(1);

        var stopping = node.DisposeAsync().AsTask();
        _slack.Release();
        await stopping;

        await using var again = await StartAsync();
        Assert.Empty((await OwedAfter(again)).Owed);
        Assert.Single(_slack.Received);
    }

    [Fact]
    public async Task A_stopped_node_takes_nothing_more()
    {
        var node = await StartAsync();
        await node.DisposeAsync();
        using var batch = new AlertBatch();
        EngineFixture.Add(batch, "Down", status: AlertStatus.Firing);

        Assert.Equal(IntakeOutcome.Busy, await node.SubmitAsync(batch, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_stopped_node_refuses_what_is_asked_of_it()
    {
        var node = await StartAsync();
        await node.DisposeAsync();

        Assert.Equal(SilenceOutcome.NotStored, (await node.ExpireSilenceAsync(Guid.Empty)).Outcome);
        Assert.False(await node.ReloadAsync(node.Settings));
    }

    private async Task<StoredState> OwedAfter(Node node)
    {
        await node.DisposeAsync();
        await using var store = SqliteStore.Open(_folder.Path, TimeProvider.System);
        return await StoredState.LoadAsync(store, TestContext.Current.CancellationToken);
    }

    private static async Task PostAsync(Node node)
    {
        using var batch = new AlertBatch();
        EngineFixture.Add(batch, "Down", status: AlertStatus.Firing);
        Assert.Equal(IntakeOutcome.Accepted, await node.SubmitAsync(batch, TestContext.Current.CancellationToken));
    }

    private Task<Node> StartAsync()
    {
        var settings = new PipelineSettings
        {
            Arrival = new ArrivalRules(TimeSpan.FromMinutes(5), TimeSpan.FromDays(7)),
            Routes = new RouteTree(new Route { Receiver = "default", GroupWait = TimeSpan.Zero }),
            Receivers = new Dictionary<string, IReadOnlyList<Integration>> { ["default"] = [EngineFixture.Integration("slack", _slack)] },
            Enrich = (alerts, _) => Task.FromResult<IReadOnlyList<EnrichedAlert>>([.. alerts.Select(a => new EnrichedAlert(a, []))]),
            ExternalUrl = new Uri("http://tocsin.test/"),
        };
        return Node.StartAsync(_folder.Path, settings, new NodeServices(TimeProvider.System, NullLoggerFactory.Instance, _meter), TestContext.Current.CancellationToken);
    }
}
