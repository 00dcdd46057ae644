using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Tocsin.Matching;

/// <summary>Reads matchers, as one <see cref="MatcherMode"/> has it.</summary>
/// <param name="mode">The notation.</param>
public sealed partial class MatcherSyntax(MatcherMode mode)
{
    public static MatcherSyntax Default { get; } = new(MatcherMode.Fallback);

    public MatcherMode Mode { get; } = mode;

    /// <summary>Reads one matcher: <c>name op value</c>.</summary>
    public bool TryParse(string text, [NotNullWhen(true)] out Matcher? matcher, [NotNullWhen(false)] out string? error)
    {
        (matcher, error) = MatcherParser.Parse(text);
        if (matcher is not null && !IsLabelName(matcher.Name))
        {
            (matcher, error) = (null, $"bad matcher format: {text}");
        }

        return matcher is not null;
    }

    /// <summary>Reads several, separated by commas, with or without braces around them.</summary>
    public bool TryParseList(string text, [NotNullWhen(true)] out IReadOnlyList<Matcher>? matchers, [NotNullWhen(false)] out string? error)
    {
        matchers = TryParse(text, out var matcher, out error) ? [matcher] : null;
        return matchers is not null;
    }

    /// <summary>Whether a label may be called so.</summary>
    public bool IsLabelName(string name) => Mode == MatcherMode.Classic ? ClassicName().IsMatch(name) : name.Length > 0;

    [GeneratedRegex(@"\A[a-zA-Z_][a-zA-Z0-9_]*\z")]
    private static partial Regex ClassicName();
}
