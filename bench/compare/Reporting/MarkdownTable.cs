using System.Globalization;
using System.Text;

namespace Tocsin.Compare.Reporting;

/// <summary>Writes a table in which the first columns are text, and figures that were not measured are a dash.</summary>
internal sealed class MarkdownTable
{
    private readonly StringBuilder _text = new();

    public MarkdownTable(params string[] columns)
    {
        Line(columns);
        Line([.. columns.Select((_, i) => i == 0 ? "---" : "---:")]);
    }

    public void Line(params IEnumerable<string> cells) => _text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    public override string ToString() => _text.ToString();

    public static string Number(double value, string format) => double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture) : "–";

    public static string Ratio(double value) => Number(value, "0.00");

    public static string Mebibytes(double bytes) => Number(bytes / (1 << 20), "N0");
}
