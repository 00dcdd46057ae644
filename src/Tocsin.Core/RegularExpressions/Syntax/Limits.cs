namespace Tocsin.RegularExpressions.Syntax;

/// <summary>What keeps the cost of a pattern in bounds. Go's own limits, except where a comment says so.</summary>
internal static class Limits
{
    /// <summary>Characters; Go has no such limit. 5,000 host names of 50 characters fit.</summary>
    public const int PatternLength = 256 * 1024;

    public const int Height = 1000;

    public const int Repetitions = 1000;

    /// <summary>Instructions that counted repetitions may add. What Go allows makes one character of text cost tens of milliseconds.</summary>
    public const int Counted = 32 * 1024;

    /// <summary>Places where nothing has to be read, as at <c>a?</c>, with every counted repetition written out; a character may cost a pass over all of them.</summary>
    public const int Skips = 10_000;

    /// <summary>Instructions; beyond it Go says so before it says that repetitions are too many.</summary>
    public const int SizeInGo = 3_355_443;

    /// <summary>Ranges in all classes together. Go allows 16 million, which is 128 MB.</summary>
    public const int Ranges = 1024 * 1024;

    /// <summary>Nodes, and ranges of classes, that are moved from groups into the group around them. Go has no limit, but takes time that is quadratic in the nesting.</summary>
    public const int Moved = 4 * 1024 * 1024;
}
