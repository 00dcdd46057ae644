namespace Tocsin.Alerts;

/// <summary>Lets equal texts share one array. Alerts of one rule carry one generator URL; without this each keeps a copy.</summary>
internal sealed class Utf8Pool
{
    private const int Slots = 4096;

    private readonly byte[]?[] _slots = new byte[]?[Slots];

    public static Utf8Pool Shared { get; } = new();

    public ReadOnlyMemory<byte> Intern(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return default;
        }

        // A slot is overwritten by the next text that falls into it: bounded, lock-free, and right whatever is lost.
        ref var slot = ref _slots[Fingerprint.Of(text).Value % Slots];
        var pooled = Volatile.Read(ref slot);
        if (pooled is null || !text.SequenceEqual(pooled))
        {
            pooled = text.ToArray();
            Volatile.Write(ref slot, pooled);
        }

        return pooled;
    }
}
