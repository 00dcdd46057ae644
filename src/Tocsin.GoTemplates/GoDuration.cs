namespace Tocsin.GoTemplates;

/// <summary>Go's <c>time.Duration</c>: nanoseconds.</summary>
public readonly record struct GoDuration(long Nanoseconds)
{
    internal static GoType Type { get; } = new("time.Duration", GoKind.Int, typeof(GoDuration));
}
