using Tocsin.Compare.Measuring;
using static Tocsin.Compare.Reporting.MarkdownTable;
using static Tocsin.Compare.Servers.ServerProgram;

namespace Tocsin.Compare.Reporting;

/// <summary>The few figures that the rest comes down to.</summary>
internal static class Summary
{
    public static string Write(Results results)
    {
        var ratios = new MarkdownTable("Tocsin / Alertmanager, geometric mean over all cases", "New", "Refreshed");
        ratios.Line(["Alerts/s (higher is better)", .. Phases(phase => Ratio(results, figures => phase(figures).AlertsPerSecond))]);
        ratios.Line(["Server CPU per alert (lower is better)", .. Phases(phase => Ratio(results, figures => phase(figures).ServerCpu))]);
        ratios.Line(["p99 latency (lower is better)", .. Phases(phase => Ratio(results, figures => phase(figures).P99))]);
        return results.Sizes.Count > 1 ? $"{ratios}\n{Memory(results)}\n{Flatness(results)}" : $"{ratios}\n{Memory(results)}";
    }

    private static MarkdownTable Memory(Results results)
    {
        var table = new MarkdownTable("Tocsin / Alertmanager, memory (lower is better)", "Resident", "Peak");
        foreach (var active in results.Sizes)
        {
            table.Line(
                $"{Number(active, "N0")} active",
                MarkdownTable.Ratio(Of(figures => figures.Resident)),
                MarkdownTable.Ratio(Of(figures => figures.PeakResident)));

            double Of(Func<CaseFigures, double> figure) => results.Of(active, TocsinName, figure) / results.Of(active, AlertmanagerName, figure);
        }

        return table;
    }

    private static MarkdownTable Flatness(Results results)
    {
        var (few, many) = (results.Sizes[0], results.Sizes[^1]);
        var table = new MarkdownTable($"Cost of an alert, {Number(many, "N0")} active / {Number(few, "N0")} active (1 is flat)", "New", "Refreshed");
        foreach (var server in (string[])[AlertmanagerName, TocsinName])
        {
            table.Line([$"{server}: time", .. Phases(phase => Growth(figures => phase(figures).Cost))]);
            table.Line([$"{server}: server CPU", .. Phases(phase => Growth(figures => phase(figures).ServerCpu))]);

            double Growth(Func<CaseFigures, double> figure) => Results.GeometricMean(
                results.Cases.Where(loadCase => loadCase.Active == many),
                loadCase => results.Of(loadCase, server, figure) / results.Of(loadCase with { Active = few }, server, figure));
        }

        return table;
    }

    private static double Ratio(Results results, Func<CaseFigures, double> figure) => Results.GeometricMean(
        results.Cases, loadCase => results.Of(loadCase, TocsinName, figure) / results.Of(loadCase, AlertmanagerName, figure));

    private static string[] Phases(Func<Func<CaseFigures, PhaseFigures>, double> figure) =>
        [MarkdownTable.Ratio(figure(figures => figures.New)), MarkdownTable.Ratio(figure(figures => figures.Refreshed))];
}
