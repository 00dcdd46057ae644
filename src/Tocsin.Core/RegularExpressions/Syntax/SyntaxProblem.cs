namespace Tocsin.RegularExpressions.Syntax;

/// <summary>What can be wrong with an expression, in Go's words.</summary>
internal static class SyntaxProblem
{
    public const string InvalidRange = "invalid character class range";
    public const string InvalidEscape = "invalid escape sequence";
    public const string InvalidNamedGroup = "invalid named capture";
    public const string InvalidPerlSyntax = "invalid or unsupported Perl syntax";
    public const string InvalidNestedRepeat = "invalid nested repetition operator";
    public const string InvalidRepeatCount = "invalid repeat count";
    public const string InvalidText = "invalid UTF-8";
    public const string MissingBracket = "missing closing ]";
    public const string MissingParenthesis = "missing closing )";
    public const string MissingRepeatArgument = "missing argument to repetition operator";
    public const string TrailingBackslash = "trailing backslash at end of expression";
    public const string UnexpectedParenthesis = "unexpected )";
    public const string NestsTooDeeply = "expression nests too deeply";
    public const string TooLarge = "expression too large";

    public static Re2Exception With(string problem, ReadOnlySpan<char> expression) => new($"error parsing regexp: {problem}: `{expression}`");
}
