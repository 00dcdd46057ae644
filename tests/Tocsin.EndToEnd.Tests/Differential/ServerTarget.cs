using System.Text.Json;
using Tocsin.Testing.Processes;
using Tocsin.Testing.Scripts;
using Tocsin.Testing.StandIns;

namespace Tocsin.EndToEnd.Differential;

/// <summary>A server in a process of its own, with a recorder of its own; time is the machine's.</summary>
internal sealed class ServerTarget : IScriptTarget, IAsyncDisposable
{
    private readonly WebhookRecorder _recorder;
    private readonly IAsyncDisposable _process;
    private TocsinClient _client;
    private readonly Func<string, string> _writeConfig;

    private ServerTarget(WebhookRecorder recorder, AlertmanagerProcess process) =>
        (_recorder, _process, _client, _writeConfig) = (recorder, process, process.Client, process.WriteConfig);

    private ServerTarget(WebhookRecorder recorder, TocsinProcess process) =>
        (_recorder, _process, _client, _writeConfig) = (recorder, process, process.Client, process.WriteConfig);

    public DateTimeOffset Start { get; private set; }

    /// <summary>Starts an Alertmanager that is ready for the script.</summary>
    public static async Task<ServerTarget> StartAlertmanagerAsync(Script script, CancellationToken cancellationToken)
    {
        var recorder = await WebhookRecorder.StartAsync(takesOldFormat: true, 0, cancellationToken);
        return new ServerTarget(recorder, await AlertmanagerProcess.StartAsync(Config(script.Config, recorder), cancellationToken));
    }

    /// <summary>Starts a Tocsin that is ready for the script, and warm.</summary>
    public static async Task<ServerTarget> StartTocsinAsync(Script script, CancellationToken cancellationToken)
    {
        var recorder = await WebhookRecorder.StartAsync(cancellationToken: cancellationToken);
        var target = new ServerTarget(recorder, await TocsinProcess.StartAsync(new TocsinOptions { Config = Config(script.Config, recorder) }, cancellationToken));
        await Warmup.RunAsync(target._client, recorder, cancellationToken);
        return target;
    }

    /// <summary>Sets the script's start; both programs have the same one.</summary>
    public void StartAt(DateTimeOffset start) => Start = start;

    public async Task AdvanceToAsync(TimeSpan at, CancellationToken cancellationToken)
    {
        // A timer may be early by a moment: what is over by the script has to be over by the clock.
        while (Start + at - TimeProvider.System.GetUtcNow() is var wait && wait > TimeSpan.Zero)
        {
            await Task.Delay(wait + TimeSpan.FromMilliseconds(1), cancellationToken);
        }
    }

    public async Task<int> PostAlertsAsync(IReadOnlyList<SentAlert> alerts, CancellationToken cancellationToken) =>
        (await _client.PostAsync("/api/v2/alerts", ScriptJson.Alerts(alerts), cancellationToken)).Status;

    public async Task<string> PostSilenceAsync(SentSilence silence, CancellationToken cancellationToken)
    {
        var answer = Succeeded(await _client.PostAsync("/api/v2/silences", ScriptJson.Silence(silence), cancellationToken));
        using var body = JsonDocument.Parse(answer.Body);
        return body.RootElement.GetProperty("silenceID").GetString()!;
    }

    public async Task ExpireSilenceAsync(string id, CancellationToken cancellationToken) =>
        Succeeded(await _client.DeleteAsync($"/api/v2/silence/{id}", cancellationToken));

    public async Task<int> ReloadAsync(string config, CancellationToken cancellationToken)
    {
        _writeConfig(Config(config, _recorder));
        return (await _client.PostAsync("/-/reload", "", cancellationToken)).Status;
    }

    public void PlanAnswers(AnswerStep answers) => _recorder.PlanNext(answers.To, answers.Count, answers.Status, answers.Delay);

    /// <remarks>Without those of before the script.</remarks>
    public IReadOnlyList<ScriptMessage> Messages()
    {
        Assert.All(_recorder.Refused, r => Assert.Fail($"{r.Problem}: {r.Text}"));
        return [.. _recorder.Requests.Where(r => r.At >= Start).Select(Message)];
    }

    /// <summary>kill -9, and a start on the same store.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        var tocsin = (TocsinProcess)_process;
        await tocsin.KillAsync();
        await tocsin.StartAgainAsync(cancellationToken);
        _client = tocsin.Client;
    }

    /// <summary>Has it read its configuration again, as it is.</summary>
    /// <param name="bySignal">By SIGHUP; else by request.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task ReloadAsync(bool bySignal, CancellationToken cancellationToken)
    {
        if (bySignal)
        {
            await ((TocsinProcess)_process).SignalAsync("HUP");
        }
        else
        {
            Succeeded(await _client.PostAsync("/-/reload", "", cancellationToken));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        await _recorder.DisposeAsync();
    }

    private ScriptMessage Message(RecordedRequest request) => new(request.At - Start, WebhookRecorder.ReceiverOf(request), (int)request.Status, request.Json, Start)
    {
        Id = request.Headers.GetValueOrDefault("Idempotency-Key", ""),
    };

    private static string Config(string config, WebhookRecorder recorder) => config.Replace("http://RECORDER", recorder.Url, StringComparison.Ordinal);

    private static TocsinAnswer Succeeded(TocsinAnswer answer) =>
        answer.IsSuccess ? answer : throw new InvalidOperationException($"answered with {answer.Status}: {answer.Body}");
}
