using System.Text;
using Tocsin.Compare.Measuring;
using static Tocsin.Compare.Reporting.MarkdownTable;
using static Tocsin.Compare.Servers.ServerProgram;

namespace Tocsin.Compare.Reporting;

/// <summary>Writes the whole comparison as Markdown. A = Alertmanager, T = Tocsin.</summary>
internal static class Report
{
    public static string Write(IReadOnlyList<string> machine, CompareOptions options, IReadOnlyList<CaseFigures> all)
    {
        var results = new Results(all);
        var text = new StringBuilder();
        text.AppendJoin("", machine.Select(line => $"- {line}\n"));
        text.Append(FormattableString.Invariant($"- Load: seed {options.Seed}, {options.Rounds} round(s), {options.RefreshFor.TotalSeconds} s of refreshes in each case\n"));
        text.Append(Disturbance(all));
        text.Append("\nA = Alertmanager, T = Tocsin. Latencies are of a whole post, CPU time is the server's.\n");
        text.Append("\n### New alerts\n\n").Append(Phase(results, figures => figures.New));
        text.Append("\n### Refreshed alerts\n\n").Append(Phase(results, figures => figures.Refreshed));
        text.Append("\n### Memory, and reading all alerts\n\n").Append(Sizes(results));
        text.Append("\n### Summary\n\n").Append(Summary.Write(results));
        return text.Append(Failures(results)).ToString();
    }

    private static string Disturbance(IReadOnlyList<CaseFigures> all)
    {
        var others = all.SelectMany(figures => (double[])[figures.New.OtherCores, figures.Refreshed.OtherCores]).ToArray();
        return $"- Busy with other programs while measuring: {Number(Results.Median(others), "0.00")} cores (median), {Number(others.Max(), "0.00")} at the most\n";
    }

    private static MarkdownTable Phase(Results results, Func<CaseFigures, PhaseFigures> phase)
    {
        var table = new MarkdownTable(
            "Active", "Post", "Conn.", "A alerts/s", "T alerts/s", "T/A", "A p50 ms", "T p50 ms", "A p99 ms", "T p99 ms", "A CPU µs/alert", "T CPU µs/alert", "T/A", "A written B/alert", "T written B/alert", "Load CPU µs/alert");
        foreach (var loadCase in results.Cases)
        {
            table.Line([
                Number(loadCase.Active, "N0"), Number(loadCase.Batch, "N0"), Number(loadCase.Connections, "N0"),
                .. Compared(Figure(figures => figures.AlertsPerSecond), "N0"),
                .. Pair(Figure(figures => figures.P50), "0.00"),
                .. Pair(Figure(figures => figures.P99), "0.00"),
                .. Compared(Figure(figures => figures.ServerCpu), "0.0"),
                .. Pair(Figure(figures => figures.Written), "N0"),
                Number(Math.Max(Load(AlertmanagerName), Load(TocsinName)), "0.0")]);

            Func<string, double> Figure(Func<PhaseFigures, double> figure) => server => results.Of(loadCase, server, figures => figure(phase(figures)));

            double Load(string server) => Figure(figures => figures.LoadCpu)(server) is var cpu && double.IsNaN(cpu) ? 0 : cpu;
        }

        return table;
    }

    private static MarkdownTable Sizes(Results results)
    {
        var table = new MarkdownTable(
            "Active", "A MiB", "T MiB", "T/A", "A peak MiB", "T peak MiB", "T/A", "A list s", "T list s", "T/A", "A notified", "T notified");
        foreach (var active in results.Sizes)
        {
            table.Line([
                Number(active, "N0"),
                .. Compared(server => results.Of(active, server, figures => figures.Resident / (1 << 20)), "N0"),
                .. Compared(server => results.Of(active, server, figures => figures.PeakResident / (1 << 20)), "N0"),
                .. Compared(server => results.Of(active, server, figures => figures.ListSeconds), "0.000"),
                .. Pair(server => results.MostOf(active, server, figures => figures.Notifications), "N0")]);
        }

        return table;
    }

    private static string[] Pair(Func<string, double> figure, string format) => [Number(figure(AlertmanagerName), format), Number(figure(TocsinName), format)];

    private static string[] Compared(Func<string, double> figure, string format) =>
        [.. Pair(figure, format), Ratio(figure(TocsinName) / figure(AlertmanagerName))];

    private static string Failures(Results results)
    {
        var lines = results.All.SelectMany(figures => figures.Failures.Select(failure => $"- {figures.Server}, {figures.Case}: {failure}\n")).ToArray();
        return lines.Length == 0 ? "\nEvery post was answered 200, and every alert was listed as active after its case.\n" : "\n### Failures\n\n" + string.Concat(lines);
    }
}
