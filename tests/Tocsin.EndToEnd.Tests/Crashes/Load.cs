using System.Globalization;
using System.Text.Json;
using Tocsin.Testing.Processes;

namespace Tocsin.EndToEnd.Crashes;

/// <summary>Senders that change alerts as fast as the server takes it, over several connections and by both ways in.</summary>
internal sealed class Load
{
    private const int Senders = 4;
    private const int AlertsPerSender = 25;
    private const int LargestPost = 4;
    private const int QuietAlerts = 10;

    /// <summary>Longer than the first kill lets wait, shorter than the whole run.</summary>
    private static readonly TimeSpan _quietLifetime = TimeSpan.FromSeconds(5);

    private readonly Random[] _random;
    private readonly ModelAlert[][] _alerts;
    private readonly ModelAlert[] _quiet = [.. Enumerable.Range(0, QuietAlerts).Select(i => new ModelAlert($"quiet-{i}"))];
    private int _answered;

    public Load(int seed)
    {
        _random = [.. Enumerable.Range(1, Senders).Select(i => new Random(seed + i))];
        _alerts = [.. Enumerable.Range(0, Senders).Select(s => Enumerable.Range(0, AlertsPerSender).Select(a => new ModelAlert($"pod-{s}-{a}")).ToArray())];
    }

    public IEnumerable<ModelAlert> Alerts => _alerts.SelectMany(a => a).Concat(_quiet);

    /// <summary>Changes that were answered with 200.</summary>
    public int Answered => _answered;

    /// <summary>Alerts that are sent once and would end soon by the clock, if their sender were not given time after each restart.</summary>
    public async Task SendQuietAsync(TocsinClient client, CancellationToken cancellationToken)
    {
        var ends = TimeProvider.System.GetUtcNow() + _quietLifetime;
        var changes = _quiet.Select(a => new Dictionary<string, object>(Change(a, a.Begin(_random[0]), isPrometheus: true)) { ["endsAt"] = ends });
        var answer = await client.PostAsync("/api/v2/alerts", JsonSerializer.Serialize(changes), cancellationToken);
        Assert.Equal(200, answer.Status);
        Array.ForEach(_quiet, a => a.Confirm());
    }

    /// <summary>Sends until the server stops answering with 200, or the token says so. Never fails.</summary>
    public Task RunAsync(TocsinClient client, CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Run(() => SendAsync(client, sender, cancellationToken), CancellationToken.None)));

    private async Task SendAsync(TocsinClient client, int sender, CancellationToken cancellationToken)
    {
        try
        {
            while (!cancellationToken.IsCancellationRequested && await SendOneAsync(client, _random[sender], _alerts[sender]))
            {
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // The server is gone: what was under way stays in doubt.
        }
    }

    private async Task<bool> SendOneAsync(TocsinClient client, Random random, ModelAlert[] alerts)
    {
        var chosen = random.GetItems(alerts, random.Next(1, LargestPost + 1)).Distinct().ToList();
        var isPrometheus = random.Next(2) == 0;
        var body = JsonSerializer.Serialize(chosen.Select(a => Change(a, a.Begin(random), isPrometheus)));
        var answer = await client.PostAsync(isPrometheus ? "/api/v2/alerts" : "/alert", body, CancellationToken.None);
        if (answer.Status != 200)
        {
            return false;
        }

        chosen.ForEach(a => a.Confirm());
        Interlocked.Add(ref _answered, chosen.Count);
        return true;
    }

    private static Dictionary<string, object> Change(ModelAlert alert, int number, bool isPrometheus)
    {
        var change = new Dictionary<string, object>
        {
            ["labels"] = new { alertname = "Crash", pod = alert.Pod, severity = "critical" },
            ["annotations"] = new { number = number.ToString(CultureInfo.InvariantCulture) },
        };
        if (!isPrometheus)
        {
            change["status"] = alert.Fires(number) ? "firing" : "resolved";
        }
        else if (!alert.Fires(number))
        {
            change["endsAt"] = TimeProvider.System.GetUtcNow();
        }

        return change;
    }
}
