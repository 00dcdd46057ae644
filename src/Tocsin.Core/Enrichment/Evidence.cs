namespace Tocsin.Enrichment;

/// <summary>
/// What one step found out about one alert, with where it came from. A failure is evidence too: it is shown, never silently missing.
/// </summary>
public sealed record Evidence
{
    /// <summary>The text where there is no value.</summary>
    public const string NotAvailable = "N/A";

    /// <summary>The step's name in the configuration (<c>as</c>): <c>cpu</c>.</summary>
    public required string Name { get; init; }

    public required EvidenceStatus Status { get; init; }

    /// <summary>For people: <c>0.42 cores</c>, or <c>N/A</c> where there is no value.</summary>
    public required string Text { get; init; }

    /// <summary>Why there is no value, for people; empty where there is one.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The value in the query's own unit; null where there is none.</summary>
    public double? Value { get; init; }

    /// <summary><c>cores</c>, <c>bytes</c>, <c>percent</c>, <c>seconds</c> or empty.</summary>
    public string Unit { get; init; } = "";

    /// <summary>What was asked, as sent.</summary>
    public string Query { get; init; } = "";

    /// <summary>Name of the source that was asked.</summary>
    public string Source { get; init; } = "";

    public DateTimeOffset At { get; init; }

    public TimeSpan Duration { get; init; }

    /// <summary>For a range query: the points, oldest first.</summary>
    public IReadOnlyList<EvidencePoint> Points { get; init; } = [];

    /// <summary>Evidence that there is none, and why.</summary>
    public static Evidence None(string name, string source, EvidenceStatus status, string reason) =>
        new() { Name = name, Source = source, Status = status, Text = NotAvailable, Reason = reason };
}

public readonly record struct EvidencePoint(DateTimeOffset At, double Value);
