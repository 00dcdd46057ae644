using System.Buffers;

namespace Tocsin.GoTemplates.Times;

/// <summary>
/// Finds places in the machine's time zone database. It is read directly, because .NET doesn't tell the abbreviations that Go prints; where there is
/// no database, .NET's own knowledge is used and offsets are printed instead.
/// </summary>
internal static class ZoneFiles
{
    /// <summary>The largest file of the database has about 3.5 kB.</summary>
    private const int LargestFile = 1 << 20;

    private static readonly SearchValues<char> _nameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/");

    private static readonly string[] _folders = ["/usr/share/zoneinfo", "/usr/share/lib/zoneinfo", "/usr/lib/locale/TZ", "/etc/zoneinfo"];

    /// <exception cref="GoFunctionException">There is no such place.</exception>
    public static Func<long, Zone> Find(string name)
    {
        if (!name.AsSpan().ContainsAnyExcept(_nameCharacters) && !name.Contains("//", StringComparison.Ordinal) && !name.EndsWith('/'))
        {
            foreach (var folder in _folders)
            {
                if (Read(Path.Combine(folder, name)) is { } content)
                {
                    return ZoneTable.Read(content).ZoneAt;
                }
            }

            if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var known))
            {
                return Of(known);
            }
        }

        throw new GoFunctionException("unknown time zone " + name);
    }

    /// <summary>As the C library finds it: the variable TZ, else the file /etc/localtime.</summary>
    public static Func<long, Zone> Local()
    {
        try
        {
            var variable = Environment.GetEnvironmentVariable("TZ")?.TrimStart(':');
            return variable switch
            {
                "" or "UTC" => GoLocation.Utc.ZoneAt,
                { } path when path.StartsWith('/') && Read(path) is { } content => ZoneTable.Read(content).ZoneAt,
                { } name => Find(name),
                null when Read("/etc/localtime") is { } content => ZoneTable.Read(content).ZoneAt,
                null => Of(TimeZoneInfo.Local),
            };
        }
        catch (GoFunctionException)
        {
            return GoLocation.Utc.ZoneAt;
        }
    }

    internal static Func<long, Zone> Of(TimeZoneInfo info) => seconds =>
    {
        var instant = DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(seconds, DateTimeOffset.MinValue.ToUnixTimeSeconds(), DateTimeOffset.MaxValue.ToUnixTimeSeconds()));
        return new Zone("", (int)info.GetUtcOffset(instant).TotalSeconds, info.IsDaylightSavingTime(instant)) { Start = seconds, End = seconds };
    };

    private static byte[]? Read(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists && file.Length <= LargestFile ? File.ReadAllBytes(path) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
