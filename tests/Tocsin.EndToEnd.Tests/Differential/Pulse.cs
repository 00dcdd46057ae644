namespace Tocsin.EndToEnd.Differential;

/// <summary>Measures by how much the machine is late: what is due now may happen that much later, in any program.</summary>
internal sealed class Pulse
{
    private static readonly TimeSpan _beat = TimeSpan.FromMilliseconds(20);

    /// <summary>How late it was at most.</summary>
    public TimeSpan Lag { get; private set; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var due = TimeProvider.System.GetUtcNow() + _beat;
            await Task.Delay(_beat, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var lag = TimeProvider.System.GetUtcNow() - due;
            Lag = lag > Lag ? lag : Lag;
        }
    }
}
