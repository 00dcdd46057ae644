using System.Text.Json;
using Tocsin.Testing;

namespace Tocsin.RegularExpressions;

/// <summary>What Go's regexp package answers, for its own tables of tests and for random expressions and texts.</summary>
public class Re2FactsTests
{
    [Fact]
    public void Matches_groups_and_replacements_are_those_of_Go()
    {
        var facts = Read<MatchFact>("Re2Matches.jsonl");

        Assert.True(facts.Count > 400);
        Assert.Empty(facts.Select(Difference).OfType<string>());
    }

    [Fact]
    public void Messages_are_those_of_Go()
    {
        var facts = Read<ErrorFact>("Re2Errors.jsonl");

        Assert.True(facts.Count > 100);
        Assert.All(facts, fact =>
        {
            Assert.False(Re2.TryParse(fact.Pattern, out _, out var error), fact.Pattern);
            Assert.Equal(fact.Error, error);
        });
    }

    private static string? Difference(MatchFact fact)
    {
        var regex = Re2.Parse(fact.Pattern);
        var match = regex.Find(fact.Text);
        var differs = regex.IsMatch(fact.Text) != fact.Match is not null
            || regex.IsFullMatch(fact.Text) != fact.Full
            || !SameGroups(fact, match)
            || regex.Replace(fact.Text, fact.Replacement, 10_000) != fact.Replaced;
        return differs ? JsonSerializer.Serialize(fact) : null;
    }

    private static bool SameGroups(MatchFact fact, Re2Match? match)
    {
        if (fact.Match is not { } expected || match is null)
        {
            return fact.Match is null && match is null;
        }

        var groups = Enumerable.Range(0, expected.Length / 2)
            .Select(i => expected[i * 2] < 0 ? null : fact.Text[expected[i * 2]..expected[(i * 2) + 1]]);
        return (match.Start, match.End) == (expected[0], expected[1]) && groups.SequenceEqual(Enumerable.Range(0, expected.Length / 2).Select(match.Group));
    }

    private static List<T> Read<T>(string file) =>
        [.. File.ReadLines(RepositoryFiles.PathOf($"tests/Tocsin.Core.Tests/RegularExpressions/{file}"))
            .Select(line => JsonSerializer.Deserialize<T>(line, JsonSerializerOptions.Web)!)];

    /// <summary>
    /// Match is where the match and its groups begin and end, in characters, -1 for a group that took no part; Full, whether the whole text matches.
    /// </summary>
    private sealed record MatchFact(string Pattern, string Text, int[]? Match, bool Full, string Replacement, string Replaced);

    private sealed record ErrorFact(string Pattern, string Error);
}
