using Tocsin.Compare.Load;

namespace Tocsin.Compare.Measuring;

/// <summary>Runs all cases: round by round, and in each case one server after the other, so that a slow minute of the machine meets both.</summary>
internal sealed class Comparison(CompareOptions options, TimeProvider time, TextWriter progress)
{
    public async Task<IReadOnlyList<CaseFigures>> RunAsync(CancellationToken cancellationToken)
    {
        await using var sink = WebhookSink.Start();
        var runner = new CaseRunner(options, sink, time);
        var results = new List<CaseFigures>();
        for (var round = 1; round <= options.Rounds; round++)
        {
            foreach (var active in options.Sizes)
            {
                var alerts = AlertSet.Create(active, options.Seed);
                await progress.WriteLineAsync(FormattableString.Invariant(
                    $"Round {round}: {active:N0} alerts in {alerts.Groups:N0} groups, {alerts.Measured.Average(alert => alert.Length):F0} bytes each"));
                await RunSizeAsync(runner, active, alerts, results, cancellationToken);
            }
        }

        return results;
    }

    private async Task RunSizeAsync(CaseRunner runner, int active, AlertSet alerts, List<CaseFigures> results, CancellationToken cancellationToken)
    {
        foreach (var loadCase in options.CasesOf(active))
        {
            foreach (var program in options.Programs)
            {
                // What the last case left behind is collected now and not while a server is measured.
                GC.Collect();
                var figures = await runner.RunAsync(loadCase, program, alerts, cancellationToken);
                results.Add(figures);
                await progress.WriteLineAsync(FormattableString.Invariant(
                    $"  {program.Name}: {loadCase}: {figures.New.AlertsPerSecond:N0} new/s, {figures.Refreshed.AlertsPerSecond:N0} refreshed/s"));
            }
        }
    }
}
