namespace Tocsin.RegularExpressions.Syntax;

/// <summary>Conditions on a place between two code points.</summary>
[Flags]
internal enum Assertion
{
    None = 0,
    BeginText = 1,
    EndText = 2,
    BeginLine = 4,
    EndLine = 8,
    WordBoundary = 16,
    NotWordBoundary = 32,
}

internal static class Assertions
{
    /// <summary>All that hold between two code points; -1 stands for an end of the text. Only ASCII letters, digits and _ make words.</summary>
    public static Assertion At(int before, int after) =>
        (before < 0 ? Assertion.BeginText : Assertion.None)
        | (before is < 0 or '\n' ? Assertion.BeginLine : Assertion.None)
        | (after < 0 ? Assertion.EndText : Assertion.None)
        | (after is < 0 or '\n' ? Assertion.EndLine : Assertion.None)
        | (IsWord(before) == IsWord(after) ? Assertion.NotWordBoundary : Assertion.WordBoundary);

    public static bool IsWord(int codePoint) => codePoint is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_';
}
