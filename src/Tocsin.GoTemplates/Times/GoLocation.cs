using System.Collections.Concurrent;

namespace Tocsin.GoTemplates.Times;

/// <summary>Go's <c>time.Location</c>: a place with its time zones over the years.</summary>
public sealed class GoLocation
{
    private static readonly ConcurrentDictionary<string, GoLocation> _loaded = new(StringComparer.Ordinal);
    private static readonly Lazy<GoLocation> _local = new(() => new GoLocation("Local", ZoneFiles.Local()));

    private readonly Func<long, Zone> _zoneAt;

    private GoLocation(string name, Func<long, Zone> zoneAt)
    {
        (Name, _zoneAt) = (name, zoneAt);
    }

    public static GoLocation Utc { get; } = Fixed("UTC", 0);

    /// <summary>The machine's own time zone.</summary>
    public static GoLocation Local => _local.Value;

    /// <summary>The IANA name, UTC, Local, or what a fixed zone was called.</summary>
    public string Name { get; }

    internal static GoType Type { get; } = new GoTypeBuilder<GoLocation>("*time.Location", GoKind.Struct)
        .Method("String", l => l.Name)
        .String((l, text) => text.Append(l.Name))
        .Build();

    /// <summary>A zone that never changes.</summary>
    /// <param name="name">The abbreviation; where empty the offset is printed.</param>
    /// <param name="offset">Seconds east of UTC.</param>
    public static GoLocation Fixed(string name, int offset)
    {
        var zone = new Zone(name, offset, IsDaylight: false);
        return new GoLocation(name, _ => zone);
    }

    /// <summary>The place of an IANA name such as Europe/Berlin; "" and UTC are UTC, Local is the machine's own.</summary>
    /// <exception cref="GoFunctionException">There is no such place, or the name is a path out of the database.</exception>
    public static GoLocation Load(string name)
    {
        if (name is "" or "UTC")
        {
            return Utc;
        }

        if (name == "Local")
        {
            return Local;
        }

        if (name.Contains("..", StringComparison.Ordinal) || name[0] is '/' or '\\')
        {
            throw new GoFunctionException("time: invalid location name");
        }

        // Only names that exist are kept, so that what labels say can't fill the memory.
        return _loaded.TryGetValue(name, out var known) ? known : _loaded.GetOrAdd(name, new GoLocation(name, ZoneFiles.Find(name)));
    }

    public override string ToString() => Name;

    internal Zone ZoneAt(long unixSeconds) => _zoneAt(unixSeconds);

    /// <summary>The offset that an abbreviation stands for here, preferably at the given local time.</summary>
    internal int? OffsetOf(string abbreviation, long localSeconds)
    {
        // Clocks change at most a few times a year: the zones of two years around show every abbreviation in use.
        for (var days = 0; days <= 365; days += 30)
        {
            foreach (var seconds in (ReadOnlySpan<long>)[localSeconds + (days * 86_400L), localSeconds - (days * 86_400L)])
            {
                var zone = ZoneAt(seconds);
                if (zone.Name == abbreviation)
                {
                    return zone.Offset;
                }
            }
        }

        return null;
    }
}
