using Tocsin.Notification;
using Tocsin.Pipeline.Settings;

namespace Tocsin.Configuration;

/// <summary>Whole files of other people, and what Alertmanager says of each.</summary>
public class VerdictTests
{
    [Fact]
    public void Every_file_gets_alertmanagers_verdict_in_its_words()
    {
        var recorded = RecordedVerdict.OfVersion025();
        var newer = RecordedVerdict.OfVersion034(recorded);

        var wrong = recorded.Select(r => newer.GetValueOrDefault(r.Name, r)).Select(Difference).Where(difference => difference.Length > 0).ToList();

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void The_list_of_newer_verdicts_names_a_rule_for_each_and_holds_only_what_version_025_refused()
    {
        var refused = RecordedVerdict.OfVersion025().Where(r => !r.Accepted).Select(r => r.Name).ToHashSet();

        Assert.All(RecordedVerdict.Rules(), rule => Assert.True(refused.Contains(rule.Name) && rule.Rule.StartsWith('§'), rule.ToString()));
    }

    /// <summary>What is different from the verdict, empty if nothing is.</summary>
    private static string Difference(RecordedVerdict verdict)
    {
        var errors = Errors(verdict.Path);
        var said = string.Join("; ", errors);
        return errors.Count == 0 != verdict.Accepted ? $"{verdict.Name}: {(verdict.Accepted ? "refused: " + said : "accepted, not refused: " + verdict.Words)}"
            : errors.Any(e => e.Location.Line < 1) ? $"{verdict.Name}: a refusal without a place: {said}"
            : !verdict.Accepted && !errors.Any(e => e.Message.Contains(verdict.Words, StringComparison.Ordinal)) ? $"{verdict.Name}: \"{verdict.Words}\" is not among: {said}"
            : "";
    }

    private static IReadOnlyList<ConfigError> Errors(string path)
    {
        try
        {
            TocsinConfig.Load(path, TimeProvider.System, IntegrationTypes.All);
            return [];
        }
        catch (ConfigException e)
        {
            return e.Errors;
        }
    }
}
