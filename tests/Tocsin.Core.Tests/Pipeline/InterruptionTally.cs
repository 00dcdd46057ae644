namespace Tocsin.Pipeline;

/// <summary>How much was compared, so that nobody takes an empty test for a good one.</summary>
internal sealed class InterruptionTally
{
    public List<string> Differences { get; } = [];

    /// <summary>Interruptions that were played.</summary>
    public int Points { get; private set; }

    /// <summary>Those whose whole stream was compared; of the others, what comes before an alert would have ended by the clock.</summary>
    public int Whole { get; private set; }

    /// <summary>Messages after the interruptions.</summary>
    public int Compared { get; private set; }

    /// <summary>Commits that were not there in the run that was to be interrupted at them.</summary>
    public int NeverCame { get; private set; }

    public void AddNeverCame() => NeverCame++;

    public void Add(string point, bool isWhole, int compared, IReadOnlyList<string> differences)
    {
        Points++;
        Whole += isWhole ? 1 : 0;
        Compared += compared;
        if (differences.Count > 0)
        {
            Differences.Add($"{point}: {string.Join("; ", differences)}");
        }
    }

    public override string ToString() => $"{Points} interruptions, {Whole} of them compared to the end, {Compared} messages after them, {Differences.Count} different";
}
