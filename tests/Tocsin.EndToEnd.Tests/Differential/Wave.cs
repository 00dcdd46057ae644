using System.Collections.Concurrent;
using Tocsin.Testing.Scripts;

namespace Tocsin.EndToEnd.Differential;

/// <summary>Duels that are fought at the same time.</summary>
internal sealed class Wave : IAsyncDisposable
{
    /// <summary>A machine that is later than this disturbs what is measured.</summary>
    private static readonly TimeSpan _tolerableLag = TimeSpan.FromMilliseconds(120);

    private static readonly TimeSpan _breath = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentBag<Duel> _duels = [];

    public Task StartAsync(IEnumerable<Script> scripts, bool withTocsin, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        scripts,
        new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
        async (script, cancel) => _duels.Add(await Duel.StartAsync(script, withTocsin, cancel)));

    /// <summary>Whether the machine was too late for what was measured to count where it is not as expected.</summary>
    public bool IsDisturbed { get; private set; }

    public async Task<IReadOnlyList<(Script Script, Verdict Verdict)>> PlayAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pulse = new Pulse();
        var beating = pulse.RunAsync(stop.Token);
        // Whole milliseconds: that is what a time may have in Alertmanager's API.
        var start = DateTimeOffset.FromUnixTimeMilliseconds((TimeProvider.System.GetUtcNow() + _breath).ToUnixTimeMilliseconds());
        var verdicts = await Task.WhenAll(_duels.Select(async duel => (duel.Script, await duel.PlayAsync(start, cancellationToken))));
        await stop.CancelAsync();
        await beating;
        IsDisturbed = pulse.Lag > _tolerableLag;
        return verdicts;
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(_duels.Select(d => d.DisposeAsync().AsTask()));
}
