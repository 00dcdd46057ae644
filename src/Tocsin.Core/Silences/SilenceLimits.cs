namespace Tocsin.Silences;

/// <summary>What silences may take. 0 means no limit, as with upstream's flags.</summary>
public sealed record SilenceLimits
{
    /// <summary>Silences there may be, those that are over included until they are forgotten (<c>--silences.max-silences</c>).</summary>
    public int MaxSilences { get; init; }

    /// <summary>Size of one silence in bytes, by <see cref="SilenceSize"/> (<c>--silences.max-silence-size-bytes</c>).</summary>
    public int MaxSilenceSize { get; init; }

    /// <summary>How long a silence is kept after its end.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromHours(120);
}
