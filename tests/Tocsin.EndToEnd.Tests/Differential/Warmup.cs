using Tocsin.Testing;
using Tocsin.Testing.Processes;
using Tocsin.Testing.Scripts;
using Tocsin.Testing.StandIns;

namespace Tocsin.EndToEnd.Differential;

/// <summary>
/// Has a new process do once what a script is about to ask of it: code that runs for the first time is compiled first, which takes longer
/// than scripts allow. The alert comes, is told, ends and is told again, so that nothing of it is left when the script starts.
/// </summary>
internal static class Warmup
{
    private const string Alert = "Warmup";

    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan _age = TimeSpan.FromHours(1);

    public static async Task RunAsync(TocsinClient client, WebhookRecorder recorder, CancellationToken cancellationToken)
    {
        await client.PostAsync("/-/reload", "", cancellationToken);
        await PostAsync(client, _age, cancellationToken);
        await WaitForAsync(recorder, "firing", cancellationToken);
        await PostAsync(client, TimeSpan.FromSeconds(-1), cancellationToken);
        await PostSilenceAsync(client, cancellationToken);
        await WaitForAsync(recorder, "resolved", cancellationToken);
    }

    private static async Task PostAsync(TocsinClient client, TimeSpan endsIn, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        var alert = new SentAlert(new Dictionary<string, string> { ["alertname"] = Alert }, new Dictionary<string, string>(), now - _age, now + endsIn);
        var answer = await client.PostAsync("/api/v2/alerts", ScriptJson.Alerts([alert]), cancellationToken);
        Assert.Equal(200, answer.Status);
    }

    private static Task<TocsinAnswer> PostSilenceAsync(TocsinClient client, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        var silence = new SentSilence(null, [new ScriptMatcher("alertname", "nothing but this", IsRegex: true, IsEqual: true)], now, now + TimeSpan.FromSeconds(1));
        return client.PostAsync("/api/v2/silences", ScriptJson.Silence(silence), cancellationToken);
    }

    private static Task WaitForAsync(WebhookRecorder recorder, string status, CancellationToken cancellationToken) => Eventually.BecomesTrueAsync(
        () => recorder.Requests.Any(r => r.Json.GetProperty("status").GetString() == status), _limit, () => $"no message of {Alert} that says {status}", cancellationToken);
}
