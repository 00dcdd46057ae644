namespace Tocsin.Http;

/// <summary>Connections that were opened with the same certificates. They are closed once nobody who shares them sends with them any more.</summary>
internal sealed class Connections(TlsTexts texts, SocketsHttpHandler handler) : IDisposable
{
    private readonly HttpMessageInvoker _invoker = new(handler);
    private int _sharers = 1;

    public TlsTexts Texts => texts;

    /// <summary>Another who disposes of it when done. The caller is one, too, at the time.</summary>
    public Connections Share()
    {
        Interlocked.Increment(ref _sharers);
        return this;
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => _invoker.SendAsync(request, cancellationToken);

    public void Dispose()
    {
        if (Interlocked.Decrement(ref _sharers) == 0)
        {
            _invoker.Dispose();
        }
    }
}
