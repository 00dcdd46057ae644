using Tocsin.Compare.Measuring;

namespace Tocsin.Compare.Reporting;

/// <summary>Picks figures out of all rounds. A figure that was not measured is NaN.</summary>
internal sealed class Results(IReadOnlyList<CaseFigures> all)
{
    public IReadOnlyList<LoadCase> Cases { get; } = [.. all.Select(figures => figures.Case).Distinct()];

    public IReadOnlyList<int> Sizes { get; } = [.. all.Select(figures => figures.Case.Active).Distinct().Order()];

    public IReadOnlyList<CaseFigures> All => all;

    /// <summary>The median over the rounds.</summary>
    public double Of(LoadCase loadCase, string server, Func<CaseFigures, double> figure) =>
        Median(all.Where(figures => figures.Case == loadCase && figures.Server == server).Select(figure));

    /// <summary>The median over the rounds and over all cases of a size.</summary>
    public double Of(int active, string server, Func<CaseFigures, double> figure) =>
        Median(all.Where(figures => figures.Case.Active == active && figures.Server == server).Select(figure));

    /// <summary>The most over the rounds and over all cases of a size.</summary>
    public double MostOf(int active, string server, Func<CaseFigures, double> figure) => all
        .Where(figures => figures.Case.Active == active && figures.Server == server).Select(figure).DefaultIfEmpty(double.NaN).Max();

    /// <summary>Geometric mean over the cases of what <paramref name="figure"/> gives for each.</summary>
    public static double GeometricMean(IEnumerable<LoadCase> cases, Func<LoadCase, double> figure) =>
        Math.Exp(cases.Select(loadCase => Math.Log(figure(loadCase))).DefaultIfEmpty(double.NaN).Average());

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
