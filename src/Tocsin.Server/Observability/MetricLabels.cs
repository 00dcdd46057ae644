using System.Globalization;
using System.Text;

namespace Tocsin.Server.Observability;

/// <summary>Names and label text of the Prometheus text format.</summary>
internal static class MetricLabels
{
    /// <summary><c>a="x",b="y"</c>, sorted by name; null when a name is not allowed, reserved, or there twice.</summary>
    public static string? Render(ReadOnlySpan<KeyValuePair<string, object?>> tags, MetricKind kind)
    {
        var sorted = tags.ToArray();
        Array.Sort(sorted, static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        var text = new StringBuilder();
        string? previous = null;
        foreach (var (name, value) in sorted)
        {
            if (!IsLabelName(name) || name == previous || (kind == MetricKind.Histogram && name == "le"))
            {
                return null;
            }

            text.Append(previous is null ? "" : ",").Append(name).Append("=\"");
            AppendEscaped(text, Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
            text.Append('"');
            previous = name;
        }

        return text.ToString();
    }

    /// <summary>As Prometheus has it: letters, digits, underscore and colon, not starting with a digit.</summary>
    public static bool IsMetricName(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or ':');

    private static bool IsLabelName(string? name) =>
        !string.IsNullOrEmpty(name) && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_')
        && !name.StartsWith("__", StringComparison.Ordinal);

    private static void AppendEscaped(StringBuilder text, string value)
    {
        foreach (var c in value)
        {
            _ = c switch
            {
                '\\' => text.Append(@"\\"),
                '"' => text.Append("\\\""),
                '\n' => text.Append(@"\n"),
                _ => text.Append(c),
            };
        }
    }
}
