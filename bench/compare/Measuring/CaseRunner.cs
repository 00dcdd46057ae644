using Tocsin.Compare.Load;
using Tocsin.Compare.Servers;

namespace Tocsin.Compare.Measuring;

/// <summary>Runs one case against one server, which is started for it and stopped after it.</summary>
internal sealed class CaseRunner(CompareOptions options, WebhookSink sink, TimeProvider time)
{
    public async Task<CaseFigures> RunAsync(LoadCase loadCase, ServerProgram program, AlertSet alerts, CancellationToken cancellationToken)
    {
        var buffers = RequestBuffer.Deal(alerts.Measured, loadCase.Batch, loadCase.Connections);
        var failures = new List<string>();
        var posting = new PhaseMeasurement(time);
        for (var start = options.StartsFor(loadCase.Active); start > 1; start--)
        {
            await using var early = await StartAsync(program, cancellationToken);
            PostNew(early, posting, buffers, alerts, failures, cancellationToken);
        }

        var notifiedBefore = sink.Received;
        await using var server = await StartAsync(program, cancellationToken);
        PostNew(server, posting, buffers, alerts, failures, cancellationToken);
        var refreshing = new PhaseMeasurement(time);
        refreshing.Measure(server, () => new LoadGenerator(server.Address, time).SendFor(options.RefreshFor, buffers, cancellationToken));
        var usage = server.Usage();
        var notified = sink.Received - notifiedBefore;
        Note(failures, "new", posting.Failures);
        Note(failures, "refreshed", refreshing.Failures);
        return new CaseFigures
        {
            Case = loadCase,
            Server = program.Name,
            New = posting.Figures(),
            Refreshed = refreshing.Figures(),
            Resident = usage.Resident,
            PeakResident = usage.PeakResident,
            ListSeconds = await ListAsync(server, loadCase.Active + AlertSet.WarmUpCount, failures, cancellationToken),
            Notifications = notified,
            Failures = failures,
        };
    }

    private Task<ServerProcess> StartAsync(ServerProgram program, CancellationToken cancellationToken) =>
        ServerProcess.StartAsync(program, sink.Url, options.DataRoot, time, cancellationToken);

    private void PostNew(
        ServerProcess server, PhaseMeasurement posting, RequestBuffer[] buffers, AlertSet alerts, List<string> failures, CancellationToken cancellationToken)
    {
        var load = new LoadGenerator(server.Address, time);
        Note(failures, "warm-up", load.WarmUp(options.WarmUpFor, alerts.WarmUp, cancellationToken).Failures);
        posting.Measure(server, () => load.SendOnce(buffers, cancellationToken));
    }

    /// <summary>An answer of 200 counts only if the alert is there afterwards.</summary>
    private async Task<double> ListAsync(ServerProcess server, int expected, List<string> failures, CancellationToken cancellationToken)
    {
        try
        {
            var start = time.GetTimestamp();
            var listed = await AlertList.CountAsync(new Uri($"http://{server.Address}"), cancellationToken);
            var elapsed = time.GetElapsedTime(start);
            if (listed != expected)
            {
                failures.Add(FormattableString.Invariant($"{listed:N0} alerts listed as active, {expected:N0} expected"));
            }

            return elapsed.TotalSeconds;
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            failures.Add($"the list of active alerts could not be read: {e.Message}");
            return double.NaN;
        }
    }

    private static void Note(List<string> failures, string phase, IReadOnlyDictionary<int, int> counts) => failures.AddRange(counts.Select(
        count => FormattableString.Invariant($"{phase}: {count.Value:N0} posts {(count.Key == HttpConnection.NoAnswer ? "without an answer" : $"answered {count.Key}")}")));
}
