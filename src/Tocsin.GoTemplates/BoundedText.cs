using System.Buffers;

namespace Tocsin.GoTemplates;

/// <summary>
/// Text that grows in a pooled buffer up to a limit. Everything that makes text in an execution writes here, so that no value, however it was
/// built, can take more memory than the limit (1 MiB of characters unless options say otherwise).
/// </summary>
public sealed class BoundedText(int limit = BoundedText.DefaultLimit) : IDisposable
{
    /// <summary>Characters.</summary>
    public const int DefaultLimit = 1 << 20;

    private char[] _buffer = ArrayPool<char>.Shared.Rent(256);

    public int Length { get; private set; }

    public int Limit => limit;

    public ReadOnlySpan<char> Written => _buffer.AsSpan(0, Length);

    public void Append(char c)
    {
        if (Length == _buffer.Length || Length >= limit)
        {
            Grow(1);
        }

        _buffer[Length++] = c;
    }

    public void Append(ReadOnlySpan<char> text)
    {
        if (text.Length > _buffer.Length - Length || text.Length > limit - Length)
        {
            Grow(text.Length);
        }

        text.CopyTo(_buffer.AsSpan(Length));
        Length += text.Length;
    }

    public void Append(string text) => Append(text.AsSpan());

    public void Append(char c, int count)
    {
        if (count > _buffer.Length - Length || count > limit - Length)
        {
            Grow(count);
        }

        _buffer.AsSpan(Length, count).Fill(c);
        Length += count;
    }

    /// <summary>Makes room for padding before what was written from <paramref name="index"/> on.</summary>
    internal void Insert(int index, char c, int count)
    {
        if (count > _buffer.Length - Length || count > limit - Length)
        {
            Grow(count);
        }

        _buffer.AsSpan(index, Length - index).CopyTo(_buffer.AsSpan(index + count));
        _buffer.AsSpan(index, count).Fill(c);
        Length += count;
    }

    /// <summary>Forgets what was written after the first <paramref name="length"/> characters.</summary>
    public void Truncate(int length) => Length = Math.Min(length, Length);

    /// <summary>The buffer goes back to the pool; the text is empty afterwards.</summary>
    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_buffer);
        (_buffer, Length) = ([], 0);
    }

    public override string ToString() => Written.ToString();

    private void Grow(int more)
    {
        if (more > limit - Length)
        {
            throw new TemplateLimitException($"text is longer than {limit} characters");
        }

        var larger = ArrayPool<char>.Shared.Rent(Math.Max(Length + more, Math.Min(limit, _buffer.Length * 2)));
        Written.CopyTo(larger);
        ArrayPool<char>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
