using Tocsin.Alerts;
using Tocsin.Matching;

namespace Tocsin.Inhibition;

/// <summary>Rules and alerts in short notation.</summary>
internal static class Sample
{
    /// <param name="source">Matchers with blanks between them, such as <c>s=1 t!=2</c>.</param>
    /// <param name="target">Likewise.</param>
    /// <param name="equal">Label names with blanks between them.</param>
    public static InhibitRule Rule(string source, string target, string equal = "") =>
        new() { Source = Matchers(source), Target = Matchers(target), Equal = Words(equal) };

    /// <param name="labels">Such as <c>a=b c=d</c>.</param>
    /// <param name="status">Firing, unless it is said otherwise.</param>
    public static Alert Alert(string labels, AlertStatus status = AlertStatus.Firing) =>
        Alert(LabelSet.Of(Words(labels).Select(w => w.Split('=', 2)).Select(p => new Label(p[0], p[1]))), status);

    public static Alert Alert(LabelSet labels, AlertStatus status = AlertStatus.Firing) => new()
    {
        Labels = labels,
        Id = AlertId.Of(labels.Canonical),
        Status = status,
        StartsAt = DateTimeOffset.UnixEpoch,
        EndsAt = DateTimeOffset.UnixEpoch.AddHours(1),
        UpdatedAt = DateTimeOffset.UnixEpoch,
    };

    public static Inhibitor Inhibitor(IReadOnlyList<InhibitRule> rules, params IEnumerable<Alert> alerts)
    {
        var inhibitor = new Inhibitor(rules);
        foreach (var alert in alerts)
        {
            inhibitor.Set(alert);
        }

        return inhibitor;
    }

    private static MatcherList Matchers(string text) => new(Words(text).Select(word =>
        MatcherSyntax.Default.TryParse(word, out var matcher, out var error) ? matcher : throw new ArgumentException(error)));

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
