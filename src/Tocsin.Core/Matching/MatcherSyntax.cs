using System.Diagnostics.CodeAnalysis;

namespace Tocsin.Matching;

/// <summary>
/// Reads matchers, as one <see cref="MatcherMode"/> has it. What is accepted, what it means and which error is told are Alertmanager's
/// (package matcher/compat). Safe to use from several threads if what hears the warnings is.
/// </summary>
/// <param name="mode">The notation.</param>
/// <param name="warn">
/// Hears what the two notations read differently, or only the classic one can read, with a way to write it that both read alike.
/// </param>
public sealed class MatcherSyntax(MatcherMode mode, Action<string>? warn = null)
{
    public static MatcherSyntax Default { get; } = new(MatcherMode.Fallback);

    public MatcherMode Mode { get; } = mode;

    /// <summary>Reads one matcher: <c>name op value</c>.</summary>
    public bool TryParse(string text, [NotNullWhen(true)] out Matcher? matcher, [NotNullWhen(false)] out string? error)
    {
        var parsed = ParseOne(text);
        (matcher, error) = (parsed.Matchers?[0], parsed.Error);
        return matcher is not null;
    }

    /// <summary>Reads several, or none, separated by commas, with or without braces around them; they stay in their order.</summary>
    public bool TryParseList(string text, [NotNullWhen(true)] out IReadOnlyList<Matcher>? matchers, [NotNullWhen(false)] out string? error)
    {
        var classic = Mode == MatcherMode.Utf8 ? default : ClassicNotation.ParseList(text);
        (matchers, error) = Mode switch
        {
            MatcherMode.Classic => classic,
            MatcherMode.Utf8 => Utf8Notation.ParseList(text, []),
            _ => Choose(text, classic, Utf8Notation.ParseList(text, classic.Matchers ?? [])),
        };
        return matchers is not null;
    }

    /// <summary>Whether a label may be called so.</summary>
    public bool IsLabelName(string name) => Mode == MatcherMode.Classic ? IsClassicLabelName(name) : name.Length > 0 && LabelText.IsWellFormed(name);

    /// <summary>Whether it is <c>[a-zA-Z_][a-zA-Z0-9_]*</c>. The keys of <c>match</c> and its like have to be, whatever the mode.</summary>
    public static bool IsClassicLabelName(string name)
    {
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
            {
                return false;
            }
        }

        return name.Length > 0 && !char.IsAsciiDigit(name[0]);
    }

    private ParsedMatchers ParseOne(string text)
    {
        if (Mode != MatcherMode.Classic && (text.StartsWith('{') || text.EndsWith('}')))
        {
            return ParsedMatchers.Wrong($"unexpected open or close brace: {text}");
        }

        var classic = Mode == MatcherMode.Utf8 ? default : ClassicNotation.Parse(text);
        return Mode switch
        {
            MatcherMode.Classic => classic,
            MatcherMode.Utf8 => Utf8Notation.Parse(text, []),
            _ => Choose(text, classic, Utf8Notation.Parse(text, classic.Matchers ?? [])),
        };
    }

    /// <summary>Where only one can read it, that one counts; where both can or neither, the classic one.</summary>
    private ParsedMatchers Choose(string text, ParsedMatchers classic, ParsedMatchers utf8)
    {
        if (classic.Matchers is not { } matchers)
        {
            return utf8.Matchers is null ? classic : utf8;
        }

        if (utf8.Matchers is null)
        {
            warn?.Invoke($"matchers {Shown(text)} can be read in the classic notation only ({utf8.Error}); both notations read {Shown(string.Join(',', matchers))} as it is meant");
        }
        else if (!matchers.SequenceEqual(utf8.Matchers))
        {
            warn?.Invoke($"matchers {Shown(text)} mean {Shown(string.Join(',', matchers))} in the classic notation, which counts, and {Shown(string.Join(',', utf8.Matchers))} in the UTF-8 notation");
        }

        return classic;
    }

    /// <summary>Between back quotes, since matchers are full of the other ones; on one line.</summary>
    private static string Shown(string text) => $"`{text.ReplaceLineEndings(" ")}`";
}
