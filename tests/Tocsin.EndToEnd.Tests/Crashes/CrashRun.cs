using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Tocsin.Pipeline;
using Tocsin.Storage.Sqlite;
using Tocsin.Testing;
using Tocsin.Testing.Processes;
using Tocsin.Testing.StandIns;

namespace Tocsin.EndToEnd.Crashes;

/// <summary>A server under load that is killed again and again, and what it has to answer for afterwards.</summary>
internal sealed class CrashRun(int seed) : IAsyncDisposable
{
    private static readonly TimeSpan _settleLimit = TimeSpan.FromSeconds(30);

    private readonly Random _random = new(seed);
    private WebhookRecorder _receiver = null!;

    public TocsinProcess Server { get; private set; } = null!;

    public Load Load { get; } = new(seed);

    /// <summary>Changes of which the kill left open whether they were stored.</summary>
    public int InDoubt { get; private set; }

    public int Repeats => Heard.By(_receiver).GroupBy(h => h).Sum(same => same.Count() - 1);

    public string Told => string.Create(CultureInfo.InvariantCulture, $"{Load.Answered} changes answered, {InDoubt} in doubt, {_receiver.Delivered.Count} messages, {Repeats} repeats");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _receiver = await WebhookRecorder.StartAsync(cancellationToken: cancellationToken);
        Server = await TocsinProcess.StartAsync(new TocsinOptions { Config = Config() }, cancellationToken);
    }

    /// <summary>Load for 20 to 400 ms, a kill in the midst of it, and a start that may be killed as well.</summary>
    public async Task CrashAsync(CancellationToken cancellationToken)
    {
        MakeReceiverStumble();
        var (answered, load) = (Load.Answered, Load.RunAsync(Server.Client, cancellationToken));
        if (_random.Next(4) > 0)
        {
            // A new process is slow to answer its first requests: most kills are to fall into the load that follows.
            await Eventually.BecomesTrueAsync(() => Load.Answered > answered || load.IsCompleted, _settleLimit, () => $"seed {seed}: no answer\n{Server.Log}", cancellationToken);
        }

        await Task.Delay(_random.Next(20, 400), cancellationToken);
        await Server.KillAsync();
        await load;
        InDoubt += Load.Alerts.Count(a => a.InDoubt > 0);
        if (_random.Next(4) == 0)
        {
            Server.Launch();
            await Task.Delay(_random.Next(100, 500), cancellationToken);
            await Server.KillAsync();
        }

        await Server.StartAgainAsync(cancellationToken);
        await CompareAsync(cancellationToken);
    }

    /// <summary>What was answered with 200 is there, and nothing else but what was in doubt.</summary>
    public async Task CompareAsync(CancellationToken cancellationToken)
    {
        var alerts = await Server.Client.AlertsAsync(cancellationToken);
        var listed = alerts.ToDictionary(a => a.GetProperty("labels").GetProperty("pod").GetString()!, NumberOf);
        var wrong = Load.Alerts.Select(a => a.Settle(listed.GetValueOrDefault(a.Pod))).Where(w => w.Length > 0).ToList();
        Assert.True(wrong.Count == 0, $"seed {seed}: {string.Join("; ", wrong)}\n{Server.Log}");
        Assert.True(listed.Keys.All(Load.Alerts.Select(a => a.Pod).Contains), $"seed {seed}: alerts that were never sent: {string.Join(' ', listed.Keys)}");
    }

    /// <summary>Waits until the receiver knows how things stand, and stops the server.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        await Eventually.BecomesTrueAsync(
            () => Owed().Count == 0, _settleLimit, () => $"seed {seed}: these are owed: {string.Join(", ", Owed())}\n{Server.Log}", cancellationToken);
        Assert.Equal(0, await Server.StopAsync(TimeSpan.FromSeconds(10)));
        Assert.Empty(Owed());
    }

    /// <summary>Reads the store without the server: every alert as it was answered, and no decision without an end.</summary>
    public async Task AssertStoreAsync(CancellationToken cancellationToken)
    {
        await using var store = SqliteStore.Open(Server.StoragePath, new FakeTimeProvider());
        var state = await StoredState.LoadAsync(store, cancellationToken);
        var stored = state.Alerts.Values.ToDictionary(a => a.Alert.Labels["pod"], a => (Number: NumberOf(a.Alert), a.Alert.IsFiring));
        Assert.All(Load.Alerts.Where(a => a.Number > 0), a => Assert.Equal((a.Pod, a.Number, a.IsFiring), (a.Pod, stored[a.Pod].Number, stored[a.Pod].IsFiring)));
        Assert.Empty(state.Owed);
    }

    /// <summary>No message is older than the one before it, and none says that an alert ended which nobody ended.</summary>
    public void AssertMessages()
    {
        Assert.Empty(_receiver.Refused);
        foreach (var heard in Heard.By(_receiver).GroupBy(h => h.Pod))
        {
            var alert = Load.Alerts.Single(a => a.Pod == heard.Key);
            Assert.Equal(heard.Select(h => h.Number).Order(), heard.Select(h => h.Number));
            Assert.All(
                heard.Zip(heard.Select(h => h.Number).Prepend(0)),
                h => Assert.True(h.First.IsFiring || alert.Ends(h.Second, h.First.Number), $"seed {seed}: {h.First} was told, and nobody resolved it"));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await (Server?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_receiver?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private string Config() => $$"""
        global: { resolve_timeout: 10s }
        route: { receiver: hook, group_by: [alertname, pod], group_wait: 0s, group_interval: 1s, repeat_interval: 4h }
        receivers:
        - name: hook
          webhook_configs: [{ url: '{{_receiver.Url}}' }]
        """;

    private void MakeReceiverStumble()
    {
        _receiver.FailNext(_random.Next(4), 500);
        _receiver.DelayNext(_random.Next(4), TimeSpan.FromMilliseconds(_random.Next(300)));
        _receiver.FailNext(_random.Next(2), 503);
    }

    /// <summary>Alerts of which the receiver knows another state than the last one.</summary>
    private List<string> Owed()
    {
        var last = Heard.By(_receiver).GroupBy(h => h.Pod).ToDictionary(g => g.Key, g => g.Last().IsFiring);
        return [.. Load.Alerts.Where(a => last.GetValueOrDefault(a.Pod) != a.IsFiring).Select(a => $"{a.Pod} {(a.IsFiring ? "firing" : "resolved")}")];
    }

    private static int NumberOf(JsonElement alert) =>
        int.Parse(alert.GetProperty("annotations").GetProperty("number").GetString()!, CultureInfo.InvariantCulture);

    private static int NumberOf(Alerts.Alert alert) => int.Parse(alert.Annotations["number"], CultureInfo.InvariantCulture);
}
