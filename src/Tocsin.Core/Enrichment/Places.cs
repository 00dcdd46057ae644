using System.Diagnostics.CodeAnalysis;

namespace Tocsin.Enrichment;

/// <summary>Lets a limited number of callers in at once; the others wait for their turn.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A SemaphoreSlim whose AvailableWaitHandle is never asked for holds nothing to dispose.")]
internal sealed class Places(int count)
{
    private readonly SemaphoreSlim _free = new(count);

    public Task TakeAsync(CancellationToken cancellationToken) => _free.WaitAsync(cancellationToken);

    public void Leave() => _free.Release();
}
