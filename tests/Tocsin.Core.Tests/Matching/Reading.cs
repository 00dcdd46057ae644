namespace Tocsin.Matching;

/// <summary>What reading gives, as one text: <c>foo = bar; bar !~ b.z</c>, or <c>error: …</c>.</summary>
internal static class Reading
{
    public static string One(MatcherSyntax syntax, string text) =>
        syntax.TryParse(text, out var matcher, out var error) ? Shown(matcher) : $"error: {error}";

    public static string List(MatcherSyntax syntax, string text) =>
        syntax.TryParseList(text, out var matchers, out var error) ? string.Join("; ", matchers.Select(Shown)) : $"error: {error}";

    private static string Shown(Matcher matcher) => $"{matcher.Name} {Symbol(matcher.Operator)} {matcher.Value}";

    private static string Symbol(MatchOperator op) => op switch
    {
        MatchOperator.Equal => "=",
        MatchOperator.NotEqual => "!=",
        MatchOperator.Regex => "=~",
        _ => "!~",
    };
}
