using FsCheck.Xunit;

namespace Tocsin.Alerts;

public class AlertIdSetTests
{
    [Property]
    public void It_holds_what_a_hash_set_would_hold(byte[] added, byte[] removed)
    {
        var (set, expected) = (new AlertIdSet(), new HashSet<AlertId>());
        foreach (var value in added)
        {
            set.Add(new AlertId(0, (ulong)value));
            expected.Add(new AlertId(0, (ulong)value));
        }

        set.RemoveWhere(f => removed.Contains((byte)f.Low));
        expected.RemoveWhere(f => removed.Contains((byte)f.Low));

        Assert.Equal(expected.OrderBy(id => id.Low), set.OrderBy(id => id.Low));
        Assert.Equal(expected.Count, set.Count);
        Assert.All(Enumerable.Range(0, 256), value => Assert.Equal(expected.Contains(new AlertId(0, (ulong)value)), set.Contains(new AlertId(0, (ulong)value))));
    }
}
