using Tocsin.Testing.Scripts;

namespace Tocsin.EndToEnd.Differential;

/// <summary>What one program sent.</summary>
/// <param name="Messages">In the order of arrival.</param>
/// <param name="Failure">Why the script could not be played to its end; empty where it was.</param>
internal sealed record Played(IReadOnlyList<ScriptMessage> Messages, string Failure);

/// <summary>What came of a duel.</summary>
internal sealed class Verdict
{
    private readonly Script _script;
    private readonly Played _alertmanager;
    private readonly Played? _tocsin;
    private readonly IReadOnlyList<string> _ofAlertmanager;
    private readonly IReadOnlyList<string> _ofTocsin;

    public Verdict(Script script, Played alertmanager, Played? tocsin)
    {
        (_script, _alertmanager, _tocsin) = (script, alertmanager, tocsin);
        _ofAlertmanager = Differences(alertmanager, script.ExpectedOfDebian ?? script.Expected);
        _ofTocsin = tocsin is null ? [] : Differences(tocsin, script.Expected);
        if (tocsin is not null && IsAsExpected && script.ExpectedOfDebian is null)
        {
            _ofTocsin = StreamComparison.CompareDetails(alertmanager.Messages, tocsin.Messages);
        }
    }

    public bool IsAsExpected => _ofAlertmanager.Count + _ofTocsin.Count == 0;

    /// <summary>Whether even Alertmanager does otherwise: then the machine may be to blame, or the script.</summary>
    public bool IsAlertmanagerAstray => _ofAlertmanager.Count > 0;

    public string Describe()
    {
        (string, IReadOnlyList<ScriptMessage>)[] streams = [("Alertmanager", _alertmanager.Messages), .. _tocsin is null ? [] : new[] { ("Tocsin", _tocsin.Messages) }];
        var table = StreamTable.Write(_script.ExpectedOfDebian is null ? _script.Expected : [], streams);
        return $"{_script.Name} (§{string.Join(", §", _script.Covers)}): {_script.Title}\n{table}{Lines("Alertmanager", _ofAlertmanager)}{Lines("Tocsin", _ofTocsin)}";
    }

    private static IReadOnlyList<string> Differences(Played played, IReadOnlyList<ExpectedMessage> expected) =>
        played.Failure.Length > 0 ? [played.Failure] : StreamComparison.Compare(expected, played.Messages);

    private static string Lines(string program, IEnumerable<string> differences) => string.Concat(differences.Select(d => $"  {program}: {d}\n"));
}
