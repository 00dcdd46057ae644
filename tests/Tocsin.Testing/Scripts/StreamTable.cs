using System.Globalization;
using System.Text;

namespace Tocsin.Testing.Scripts;

/// <summary>Streams side by side, group by group, for people to read.</summary>
public static class StreamTable
{
    public static string Write(IReadOnlyList<ExpectedMessage> expected, params IReadOnlyList<(string Name, IReadOnlyList<ScriptMessage> Messages)> streams)
    {
        var text = new StringBuilder();
        var groups = expected.Select(e => (e.To, e.Key)).Concat(streams.SelectMany(s => s.Messages).Select(m => (m.To, m.Key))).Distinct();
        foreach (var group in groups)
        {
            text.Append(CultureInfo.InvariantCulture, $"  to {group.To} of {group.Key}\n");
            List<string>[] columns =
            [
                ["expected", .. expected.Where(e => (e.To, e.Key) == group).Select(Line)],
                .. streams.Select(s => new List<string>([s.Name, .. s.Messages.Where(m => (m.To, m.Key) == group).Select(Line)])),
            ];
            Append(text, columns);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, List<string>[] columns)
    {
        for (var row = 0; row < columns.Max(c => c.Count); row++)
        {
            var cells = columns.Select(c => (row < c.Count ? c[row] : "-").PadRight(c.Max(x => x.Length)));
            text.Append("    ").Append(string.Join(" | ", cells).TrimEnd()).Append('\n');
        }
    }

    private static string Line(ExpectedMessage m) => Line(m.At, m.Reason, string.Join(", ", m.Alerts), m.Truncated, m.Answer);

    private static string Line(ScriptMessage m) => Line(m.At, m.Reason, m.ToString(), m.Truncated, m.Answer);

    private static string Line(TimeSpan at, string reason, string alerts, int truncated, int answer) => string.Create(
        CultureInfo.InvariantCulture,
        $"{at.TotalSeconds:0.00} {reason.Split(' ')[0]}: {alerts}{(truncated > 0 ? $" and {truncated} more" : "")}{(answer == 200 ? "" : $" ({answer})")}");
}
