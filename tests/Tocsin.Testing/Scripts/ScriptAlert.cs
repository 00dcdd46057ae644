using System.Globalization;

namespace Tocsin.Testing.Scripts;

/// <summary>
/// An alert in a script, written as <c>Name label=value ^annotation=value @starts..ends</c>: times in seconds of the script, either of them
/// may be left out. The first word is the alertname, unless it is a pair; no word at all is an alert without labels.
/// </summary>
public sealed record ScriptAlert(
    IReadOnlyDictionary<string, string> Labels, IReadOnlyDictionary<string, string> Annotations, TimeSpan? Starts, TimeSpan? Ends)
{
    /// <summary>The labels in one order, however they were written.</summary>
    public string Text => Describe(Labels);

    public static ScriptAlert Parse(string text)
    {
        var (labels, annotations) = (new SortedDictionary<string, string>(StringComparer.Ordinal), new SortedDictionary<string, string>(StringComparer.Ordinal));
        var (starts, ends) = ((TimeSpan?)null, (TimeSpan?)null);
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word[0] == '@')
            {
                var times = word[1..].Split("..");
                (starts, ends) = (Time(times[0]), Time(times[1]));
                continue;
            }

            var (name, value) = Pair(word.TrimStart('^'));
            (word[0] == '^' ? annotations : labels).Add(name, value);
        }

        return new ScriptAlert(labels, annotations, starts, ends);
    }

    /// <summary>The name first, the other labels by name. Labels with empty values are none.</summary>
    public static string Describe(IEnumerable<KeyValuePair<string, string>> labels) => string.Join(
        ' ',
        labels.Where(l => l.Value.Length > 0).OrderBy(l => l.Key != "alertname").ThenBy(l => l.Key, StringComparer.Ordinal).Select(l => l.Key == "alertname" ? l.Value : $"{l.Key}={l.Value}"));

    private static (string Name, string Value) Pair(string word) =>
        word.Split('=', 2) is [var name, var value] ? (name, value) : ("alertname", word);

    private static TimeSpan? Time(string seconds) => seconds.Length == 0 ? null : TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture));
}
