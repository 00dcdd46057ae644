namespace Tocsin.Testing.Scripts;

/// <summary>A timed run of alerts, silences and answers, and the messages that come of it.</summary>
public sealed record Script
{
    /// <summary>The file's name without its ending.</summary>
    public required string Name { get; init; }

    /// <summary>The rule, in a sentence.</summary>
    public required string Title { get; init; }

    /// <summary>Sections of the reference that it covers, such as <c>2.4</c>.</summary>
    public required IReadOnlyList<string> Covers { get; init; }

    /// <summary>An <c>alertmanager.yml</c>; receivers are at <c>http://RECORDER/path</c>.</summary>
    public required string Config { get; init; }

    public required IReadOnlyList<ScriptStep> Steps { get; init; }

    /// <summary>When it ends: nothing may arrive until then but what is expected.</summary>
    public required TimeSpan Until { get; init; }

    /// <summary>Whether requests that the receiver failed are part of the stream.</summary>
    public bool CountsFailed { get; init; } = true;

    public required IReadOnlyList<ExpectedMessage> Expected { get; init; }

    /// <summary>What Debian's older Alertmanager does instead; null where it does the same.</summary>
    public IReadOnlyList<ExpectedMessage>? ExpectedOfDebian { get; init; }

    public override string ToString() => Name;
}
