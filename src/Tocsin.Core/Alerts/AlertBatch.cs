using System.Buffers;

namespace Tocsin.Alerts;

/// <summary>The valid alerts of one request, their text in one pooled buffer. Dispose it when the request is done.</summary>
public sealed class AlertBatch : IDisposable
{
    private readonly List<Entry> _entries = [];
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(4096);
    private int _used;

    public int Count => _entries.Count;

    public ReceivedAlert this[int index]
    {
        get
        {
            var entry = _entries[index];
            return new ReceivedAlert
            {
                Labels = _bytes.AsSpan(entry.Start, entry.Labels),
                Annotations = _bytes.AsSpan(entry.Start + entry.Labels, entry.Annotations),
                GeneratorUrl = _bytes.AsSpan(entry.Start + entry.Labels + entry.Annotations, entry.GeneratorUrl),
                StartsAt = entry.StartsAt,
                EndsAt = entry.EndsAt,
                Status = entry.Status,
            };
        }
    }

    /// <summary>Adds an alert; the text is copied, so the source may be reused.</summary>
    public void Add(
        LabelSetBuilder labels, LabelSetBuilder annotations, ReadOnlySpan<byte> generatorUrl, DateTimeOffset startsAt, DateTimeOffset endsAt, AlertStatus? status)
    {
        Reserve(labels.MaxCanonicalLength + annotations.MaxCanonicalLength + generatorUrl.Length);
        var start = _used;
        var labelBytes = labels.WriteCanonical(_bytes.AsSpan(_used));
        var annotationBytes = annotations.WriteCanonical(_bytes.AsSpan(_used + labelBytes));
        generatorUrl.CopyTo(_bytes.AsSpan(_used + labelBytes + annotationBytes));
        _used += labelBytes + annotationBytes + generatorUrl.Length;
        _entries.Add(new Entry(start, labelBytes, annotationBytes, generatorUrl.Length, startsAt, endsAt, status));
    }

    /// <summary>Drops the alerts; the buffer is kept.</summary>
    public void Clear()
    {
        _entries.Clear();
        _used = 0;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _entries.Clear();
    }

    private void Reserve(int more)
    {
        if (_used + more <= _bytes.Length)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _used + more));
        _bytes.AsSpan(0, _used).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }

    private readonly record struct Entry(
        int Start, int Labels, int Annotations, int GeneratorUrl, DateTimeOffset StartsAt, DateTimeOffset EndsAt, AlertStatus? Status);
}
