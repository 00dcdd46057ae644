using FsCheck.Xunit;

namespace Tocsin.Alerts;

public class FingerprintSetTests
{
    [Property]
    public void It_holds_what_a_hash_set_would_hold(byte[] added, byte[] removed)
    {
        var (set, expected) = (new FingerprintSet(), new HashSet<Fingerprint>());
        foreach (var value in added)
        {
            set.Add(new Fingerprint(value));
            expected.Add(new Fingerprint(value));
        }

        set.RemoveWhere(f => removed.Contains((byte)f.Value));
        expected.RemoveWhere(f => removed.Contains((byte)f.Value));

        Assert.Equal(expected.Order(), set.Order());
        Assert.Equal(expected.Count, set.Count);
        Assert.All(Enumerable.Range(0, 256), value => Assert.Equal(expected.Contains(new Fingerprint((ulong)value)), set.Contains(new Fingerprint((ulong)value))));
    }
}
