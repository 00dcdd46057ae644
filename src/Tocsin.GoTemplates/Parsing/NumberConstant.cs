using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Text.RegularExpressions;
using Tocsin.GoTemplates.Formatting;

namespace Tocsin.GoTemplates.Parsing;

/// <summary>What a number means: like Go's constants, it has every type that can hold it.</summary>
internal static partial class NumberConstant
{
    // What Go's scanner takes for a number, right or wrong: it goes on while the next character could belong to one.
    private const string Scanned =
        "(?>[+-]?[iI]?(?:0[xX][0-9a-fA-F_]*(?:\\.[0-9a-fA-F_]*)?(?:[pP][+-]?[0-9_]*)?|[0-9_]*(?:\\.[0-9_]*)?(?:[eEpP][+-]?[0-9_]*)?))";

    private const double TwoTo63 = 9223372036854775808d;
    private const double TwoTo64 = 18446744073709551616d;

    [GeneratedRegex($"\\A(?<real>{Scanned})(?<imaginary>(?=[+-]){Scanned})i", RegexOptions.CultureInvariant)]
    private static partial Regex Pair { get; }

    /// <param name="token">A character, a number or a complex number.</param>
    /// <param name="node">The constant.</param>
    /// <param name="error">Go's message where there's none.</param>
    public static bool TryRead(Token token, [NotNullWhen(true)] out NumberNode? node, [NotNullWhen(false)] out string? error)
    {
        (node, error) = token.Kind switch
        {
            TokenKind.Character => Character(token),
            TokenKind.Complex => ComplexPair(token),
            _ => Number(token),
        };
        return node is not null;
    }

    private static (NumberNode?, string?) Character(Token token)
    {
        var rest = token.Value.AsSpan(1);
        if (!GoEscape.TryRead(ref rest, '\'', out var value, out _))
        {
            return (null, "invalid syntax");
        }

        return rest is "'"
            ? (new NumberNode(token.Position, token.Value, value, (ulong)value, value, null), null)
            : (null, $"malformed character constant: {token.Value}");
    }

    private static (NumberNode?, string?) Number(Token token)
    {
        if (token.Value[^1] == 'i' && GoFloat.TryParse(token.Value[..^1], out var imaginary, out _))
        {
            return (Imaginary(token, new Complex(0, imaginary)), null);
        }

        long? integer = GoInteger.TryParse(token.Value, out long i) ? i : null;
        ulong? unsigned = GoInteger.TryParse(token.Value, out ulong u) ? u : integer == 0 ? 0 : null;
        if (integer is not null || unsigned is not null)
        {
            return (new NumberNode(token.Position, token.Value, integer, unsigned, integer ?? (double)unsigned!, null), null);
        }

        if (!GoFloat.TryParse(token.Value, out var real, out _))
        {
            return (null, $"illegal number syntax: {GoFormat.Quote(token.Value)}");
        }

        return token.Value.AsSpan().ContainsAny(".eEpP")
            ? (new NumberNode(token.Position, token.Value, AsInteger(real), AsUnsigned(real), real, null), null)
            : (null, $"integer overflow: {GoFormat.Quote(token.Value)}");
    }

    /// <summary>A sum such as <c>1-2i</c>, which Go reads with its scanner: the messages are the scanner's.</summary>
    private static (NumberNode?, string?) ComplexPair(Token token)
    {
        if (Pair.Match(token.Value) is not { Success: true } match)
        {
            return (null, "syntax error scanning complex number");
        }

        var imaginary = 0.0;
        var error = GoFloat.Read(match.Groups["real"].Value, out var real);
        error ??= GoFloat.Read(match.Groups["imaginary"].Value, out imaginary);
        return error is null ? (Imaginary(token, new Complex(real, imaginary)), null) : (null, error);
    }

    /// <summary>Without an imaginary part it's a real number too, and perhaps an integer.</summary>
    private static NumberNode Imaginary(Token token, Complex value)
    {
        double? real = value.Imaginary == 0 ? value.Real : null;
        return new NumberNode(token.Position, token.Value, AsInteger(real), AsUnsigned(real), real, value);
    }

    private static long? AsInteger(double? real) => real >= -TwoTo63 && real < TwoTo63 && Math.Floor(real.Value) == real ? (long)real : null;

    private static ulong? AsUnsigned(double? real) => real >= 0 && real < TwoTo64 && Math.Floor(real.Value) == real ? (ulong)real : null;
}
