namespace Tocsin.GoTemplates;

/// <summary>Go's <c>time.Time</c>: an instant to the nanosecond, and the zone it is shown in.</summary>
public readonly record struct GoTime(DateTimeOffset Value)
{
    internal static GoType Type { get; } = GoType.Struct<GoTime>("time.Time").Build();
}
