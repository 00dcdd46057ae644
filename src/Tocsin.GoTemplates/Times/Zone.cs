namespace Tocsin.GoTemplates.Times;

/// <summary>What a place's clocks show in a span of time.</summary>
/// <param name="Name">The abbreviation, such as CET; empty where none is known.</param>
/// <param name="Offset">Seconds east of UTC.</param>
/// <param name="IsDaylight">Whether it is daylight saving time.</param>
internal readonly record struct Zone(string Name, int Offset, bool IsDaylight)
{
    /// <summary>When it begins, in Unix seconds.</summary>
    public long Start { get; init; } = long.MinValue;

    /// <summary>When the next one begins.</summary>
    public long End { get; init; } = long.MaxValue;
}
