using System.Buffers.Binary;
using System.Text;

namespace Tocsin.GoTemplates.Times;

/// <summary>A file of the time zone database (RFC 8536): when a place's zones change, and the rule for the time after the last change.</summary>
internal sealed class ZoneTable
{
    private const int HeaderLength = 44;

    private readonly long[] _changes;
    private readonly byte[] _zoneOfChange;
    private readonly Zone[] _zones;
    private readonly ZoneRule? _rule;
    private readonly Zone _first;

    private ZoneTable(long[] changes, byte[] zoneOfChange, Zone[] zones, ZoneRule? rule)
    {
        (_changes, _zoneOfChange, _zones, _rule) = (changes, zoneOfChange, zones, rule);
        _first = First();
    }

    /// <exception cref="GoFunctionException">It is no such file.</exception>
    public static ZoneTable Read(ReadOnlySpan<byte> file)
    {
        try
        {
            var isLong = file[4] >= (byte)'2';
            if (!file.StartsWith("TZif"u8))
            {
                throw Malformed();
            }

            // From version 2 on the data comes a second time, with 64 bits for times.
            var data = isLong ? file[BlockLength(file, timeLength: 4)..] : file;
            return Read(data, isLong ? 8 : 4, isLong ? data[BlockLength(data, timeLength: 8)..] : []);
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or IndexOutOfRangeException or OverflowException)
        {
            throw Malformed();
        }
    }

    public Zone ZoneAt(long unixSeconds)
    {
        var index = Array.BinarySearch(_changes, unixSeconds);
        index = index < 0 ? ~index - 1 : index;
        if (index < 0)
        {
            return _first with { End = _changes.Length > 0 ? _changes[0] : long.MaxValue };
        }

        if (index == _changes.Length - 1 && _rule is not null)
        {
            return _rule.ZoneAt(unixSeconds, _changes[index]);
        }

        return _zones[_zoneOfChange[index]] with
        {
            Start = _changes[index],
            End = index + 1 < _changes.Length ? _changes[index + 1] : long.MaxValue,
        };
    }

    private static GoFunctionException Malformed() => new("malformed time zone information");

    private static int Count(ReadOnlySpan<byte> block, int index) => BinaryPrimitives.ReadInt32BigEndian(block[(20 + (index * 4))..]);

    /// <summary>Header, times, their zones, zones, abbreviations, leap seconds, and two lists of flags.</summary>
    private static int BlockLength(ReadOnlySpan<byte> block, int timeLength) =>
        HeaderLength + (Count(block, 3) * (timeLength + 1)) + (Count(block, 4) * 6) + Count(block, 5) + (Count(block, 2) * (timeLength + 4)) + Count(block, 1) + Count(block, 0);

    private static ZoneTable Read(ReadOnlySpan<byte> block, int timeLength, ReadOnlySpan<byte> footer)
    {
        var (changes, zoneOfChange, zones) = (new long[Count(block, 3)], new byte[Count(block, 3)], new Zone[Count(block, 4)]);
        var times = block[HeaderLength..];
        var indexes = times[(changes.Length * timeLength)..];
        var types = indexes[changes.Length..];
        var names = types.Slice(zones.Length * 6, Count(block, 5));
        for (var i = 0; i < zones.Length; i++)
        {
            var type = types[(i * 6)..];
            var name = names[type[5]..];
            zones[i] = new Zone(Encoding.ASCII.GetString(name[..name.IndexOf((byte)0)]), BinaryPrimitives.ReadInt32BigEndian(type), type[4] != 0);
        }

        for (var i = 0; i < changes.Length; i++)
        {
            changes[i] = timeLength == 8 ? BinaryPrimitives.ReadInt64BigEndian(times[(i * 8)..]) : BinaryPrimitives.ReadInt32BigEndian(times[(i * 4)..]);
            zoneOfChange[i] = indexes[i];
        }

        if (zones.Length == 0 || zoneOfChange.Any(z => z >= zones.Length))
        {
            throw Malformed();
        }

        return new ZoneTable(changes, zoneOfChange, zones, ZoneRule.Parse(Encoding.ASCII.GetString(footer.Trim((byte)'\n'))));
    }

    /// <summary>The zone before the first change, chosen as Go does.</summary>
    private Zone First()
    {
        if (_zoneOfChange.Length == 0 && _rule is not null)
        {
            return _rule.ZoneAt(0, long.MinValue);
        }

        if (!_zoneOfChange.Contains((byte)0))
        {
            return _zones[0];
        }

        if (_zoneOfChange.Length > 0 && _zones[_zoneOfChange[0]].IsDaylight)
        {
            for (var i = _zoneOfChange[0] - 1; i >= 0; i--)
            {
                if (!_zones[i].IsDaylight)
                {
                    return _zones[i];
                }
            }
        }

        return Array.Find(_zones, z => !z.IsDaylight) is { Name: not null } standard ? standard : _zones[0];
    }
}
