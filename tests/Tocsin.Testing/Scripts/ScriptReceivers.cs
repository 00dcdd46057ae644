using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Tocsin.Testing.StandIns;

namespace Tocsin.Testing.Scripts;

/// <summary>
/// The receivers of a script without a network: give it to the client that integrations send with. It keeps what it is sent, answers as
/// planned, and is late by the clock it was given.
/// </summary>
public sealed class ScriptReceivers(TimeProvider time, DateTimeOffset start) : HttpMessageHandler
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<PlannedAnswer>> _planned = new(StringComparer.Ordinal);
    private readonly List<ScriptMessage> _messages = [];
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _waits = new();
    private readonly ConcurrentDictionary<string, (DateTimeOffset Due, PlannedAnswer Answer)> _cutOff = new(StringComparer.Ordinal);

    /// <summary>The process that sends is ending: who asks again with the same id is answered when, and as, it would have been.</summary>
    public bool IsSenderEnding { get; set; }

    /// <summary>How many requests wait for the clock. Where nothing but these is under way, only time can go on.</summary>
    public int Waiting => _waits.Values.Count(due => due > time.GetUtcNow());

    /// <summary>What arrived so far, in order.</summary>
    public IReadOnlyList<ScriptMessage> Messages
    {
        get
        {
            lock (_messages)
            {
                return [.. _messages];
            }
        }
    }

    public void Plan(AnswerStep answers)
    {
        var planned = _planned.GetOrAdd(answers.To, _ => new ConcurrentQueue<PlannedAnswer>());
        for (var i = 0; i < answers.Count; i++)
        {
            planned.Enqueue(new PlannedAnswer(answers.Status, "planned", null, answers.Delay));
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var to = request.RequestUri!.AbsolutePath.TrimStart('/');
        var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        var id = request.Headers.TryGetValues("Idempotency-Key", out var values) ? values.Single() : "";
        var planned = NextAnswer(to, id);
        Record(new ScriptMessage(time.GetUtcNow() - start, to, planned.Status ?? 200, JsonElement.Parse(body), start) { Id = id });
        if (planned.Delay > TimeSpan.Zero)
        {
            await WaitAsync(to + id, planned, cancellationToken);
        }

        return new HttpResponseMessage((HttpStatusCode)(planned.Status ?? 200)) { Content = new StringContent(planned.Body), RequestMessage = request };
    }

    private PlannedAnswer NextAnswer(string to, string id)
    {
        if (_cutOff.TryRemove(to + id, out var left))
        {
            return left.Answer with { Delay = left.Due - time.GetUtcNow() };
        }

        return _planned.TryGetValue(to, out var queue) && queue.TryDequeue(out var next) ? next : new PlannedAnswer(200, "", null, TimeSpan.Zero);
    }

    private async Task WaitAsync(string message, PlannedAnswer answer, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid();
        var due = time.GetUtcNow() + answer.Delay;

        // The timer first: who sees that only time can go on lets it go on.
        var wait = Task.Delay(answer.Delay, time, cancellationToken);
        _waits[id] = due;
        try
        {
            await wait;
        }
        catch (OperationCanceledException) when (IsSenderEnding)
        {
            _cutOff[message] = (due, answer);
            throw;
        }
        finally
        {
            _waits.TryRemove(id, out _);
        }
    }

    private void Record(ScriptMessage message)
    {
        lock (_messages)
        {
            _messages.Add(message);
        }
    }
}
