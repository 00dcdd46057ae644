namespace Tocsin.Matching;

/// <summary>Which of upstream's two notations matchers and label names are read in (<c>--enable-feature</c>).</summary>
public enum MatcherMode : byte
{
    /// <summary>Both are tried; where they disagree, the classic one counts and a warning says how to quote. The default.</summary>
    Fallback,

    /// <summary>The notation before 0.27 only: names are <c>[a-zA-Z_][a-zA-Z0-9_]*</c>.</summary>
    Classic,

    /// <summary>The new notation only: names may be any UTF-8 text, quoted where needed.</summary>
    Utf8,
}
