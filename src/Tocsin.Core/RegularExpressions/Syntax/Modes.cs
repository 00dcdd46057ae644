namespace Tocsin.RegularExpressions.Syntax;

/// <summary>What <c>(?imsU)</c> switches.</summary>
[Flags]
internal enum Modes
{
    None = 0,

    /// <summary>(?i)</summary>
    IgnoreCase = 1,

    /// <summary>(?m): ^ and $ match at lines, not only at the ends of the text.</summary>
    Multiline = 2,

    /// <summary>(?s): . matches a newline too.</summary>
    DotNewline = 4,

    /// <summary>(?U): x* is lazy and x*? greedy.</summary>
    Ungreedy = 8,
}
