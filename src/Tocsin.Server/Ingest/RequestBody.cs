using System.Buffers;
using System.Threading.RateLimiting;

namespace Tocsin.Server.Ingest;

/// <summary>A request's body in one pooled buffer, which grows with what arrives, not with what the sender announces.</summary>
internal sealed class RequestBody(BodyBudget budget) : IDisposable
{
    private const int FirstSize = 256 << 10;

    private readonly List<RateLimitLease> _leases = [];
    private byte[] _bytes = [];
    private int _length;
    private int _capacity;

    public int Length => _length;

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    /// <summary>Makes room for more bytes; false where the memory for it did not come free in time.</summary>
    /// <param name="more">Bytes that are to be appended next.</param>
    /// <param name="expected">Bytes that the whole body will have, as far as known.</param>
    /// <param name="limit">Bytes that it may have.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<bool> ReserveAsync(int more, long expected, int limit, CancellationToken cancellationToken)
    {
        var needed = _length + more;
        if (needed <= _capacity)
        {
            return true;
        }

        var capacity = (int)Math.Min(limit, Math.Max(Math.Max(needed, 2L * _capacity), Math.Min(expected, FirstSize)));
        if (await budget.TakeAsync(capacity - _capacity, cancellationToken) is not { } lease)
        {
            return false;
        }

        _leases.Add(lease);
        Grow(capacity);
        return true;
    }

    public void Append(in ReadOnlySequence<byte> bytes)
    {
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += (int)bytes.Length;
    }

    public void Dispose()
    {
        Release();
        foreach (var lease in _leases)
        {
            lease.Dispose();
        }

        _leases.Clear();
    }

    private void Grow(int capacity)
    {
        var larger = ArrayPool<byte>.Shared.Rent(capacity);
        Bytes.CopyTo(larger);
        var length = _length;
        Release();
        (_bytes, _length, _capacity) = (larger, length, capacity);
    }

    private void Release()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _length = _capacity = 0;
    }
}
