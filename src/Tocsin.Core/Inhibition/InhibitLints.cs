using System.Text;
using Tocsin.Configuration;
using Tocsin.Matching;

namespace Tocsin.Inhibition;

/// <summary>What is surely not meant in inhibition rules that are valid. Only what holds for every alert there can be is reported.</summary>
internal static class InhibitLints
{
    /// <summary>Each finding with the rule's place in the list, from 0.</summary>
    public static IEnumerable<(int Rule, string Message)> Of(IReadOnlyList<InhibitRule> rules) =>
        from indexed in rules.Index()
        let message = Of(indexed.Item)
        where message is not null
        select (indexed.Index, message);

    private static string? Of(InhibitRule rule) =>
        Contradiction(rule.Source) is { } source ? $"never mutes anything: no alert can match its source side, where {source} contradict each other"
        : Contradiction(rule.Target) is { } target ? $"never mutes anything: no alert can match its target side, where {target} contradict each other"
        : Disagreement(rule) is { } label ? $"never mutes anything: {Shown.Value(label)} has to be equal, but source and target side want different values of it"
        : AlwaysBothSides(rule) ? "never mutes anything: its two sides match the same alerts, and an alert that matches both is not muted by another one that does"
        : rule.Target.Count == 0 && rule.Equal.Count == 0 ? "mutes every alert that does not match its source side while one that does is firing: it has no target matchers and no equal labels"
        : null;

    private static string? Contradiction(MatcherList side) =>
        (from fixing in side
         where fixing.Operator == MatchOperator.Equal
         from other in side
         where other.Name == fixing.Name && !Allows(other, fixing)
         select $"{fixing} and {other}").FirstOrDefault();

    private static string? Disagreement(InhibitRule rule) =>
        rule.Equal.FirstOrDefault(label => Contradiction(new MatcherList(rule.Source.Concat(rule.Target).Where(m => m.Name == label))) is not null);

    /// <summary>
    /// Whether a target that a source agrees with always matches the source side, and that source the target side. Of the equal labels both have the
    /// same values, so what either side wants of these holds for both.
    /// </summary>
    private static bool AlwaysBothSides(InhibitRule rule)
    {
        var shared = rule.Source.Concat(rule.Target).Where(m => rule.Equal.Contains(m.Name)).ToList();
        return Implies([.. rule.Source, .. shared], rule.Target) && Implies([.. rule.Target, .. shared], rule.Source);
    }

    private static bool Implies(List<Matcher> given, MatcherList side) =>
        side.All(wanted => given.Any(g => g.Equals(wanted) || (g.Operator == MatchOperator.Equal && g.Name == wanted.Name && Allows(wanted, g))));

    /// <summary>Whether the value that <paramref name="fixing"/> demands is one that <paramref name="matcher"/> matches.</summary>
    private static bool Allows(Matcher matcher, Matcher fixing) => matcher.Matches(Encoding.UTF8.GetBytes(fixing.Value));
}
