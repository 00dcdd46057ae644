using System.Net;

namespace Tocsin.Compare.Load;

/// <summary>
/// Sends prepared requests as fast as they are answered: one thread for each connection, one request under way on each. Blocking calls,
/// because they cost the least of the cores shared with the server.
/// </summary>
internal sealed class LoadGenerator(IPEndPoint server, TimeProvider time)
{
    // As Prometheus does: four times its resend delay of one minute.
    private static readonly TimeSpan _lifetime = TimeSpan.FromMinutes(4);

    /// <summary>Sends every request once, its alerts starting then: a group with an older alert would be notified without <c>group_wait</c>.</summary>
    public Tally SendOnce(RequestBuffer[] buffers, CancellationToken cancellationToken) =>
        Run(buffers, areNew: true, (buffer, sent) => sent < buffer.Count, cancellationToken);

    /// <summary>Sends the requests over and over for <paramref name="duration"/>, each time with a later end.</summary>
    public Tally SendFor(TimeSpan duration, RequestBuffer[] buffers, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        return Run(buffers, areNew: false, (_, _) => time.GetElapsedTime(start) < duration, cancellationToken);
    }

    /// <summary>
    /// Posts the alerts little by little, refreshing the earlier ones between, so that a server that compiles while it runs has
    /// compiled what is measured afterwards.
    /// </summary>
    public Tally WarmUp(TimeSpan duration, byte[][] alerts, CancellationToken cancellationToken)
    {
        RequestBuffer[] buffers = [RequestBuffer.Deal(alerts[..(alerts.Length / 4)], 1, 1)[0], RequestBuffer.Deal(alerts[(alerts.Length / 4)..], 16, 1)[0]];
        using var connection = new HttpConnection(server);
        var tally = new Tally();
        var start = time.GetTimestamp();
        var posted = new int[buffers.Length];
        for (var sent = 0; time.GetElapsedTime(start) < duration || posted.Sum() < buffers.Sum(buffer => buffer.Count); sent++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var which = sent % buffers.Length;
            var buffer = buffers[which];
            var isDue = posted[which] < buffer.Count && posted[which] <= buffer.Count * (time.GetElapsedTime(start) / duration);
            Send(connection, buffer, isDue ? posted[which]++ : sent / buffers.Length % posted[which], isDue, tally);
        }

        return tally;
    }

    private Tally Run(RequestBuffer[] buffers, bool areNew, Func<RequestBuffer, int, bool> goOn, CancellationToken cancellationToken)
    {
        var tallies = buffers.Select(_ => new Tally()).ToArray();
        var threads = buffers.Select((buffer, i) => new Thread(() => Drive(buffer, tallies[i], areNew, goOn, cancellationToken))).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        cancellationToken.ThrowIfCancellationRequested();
        var total = new Tally();
        Array.ForEach(tallies, total.Add);
        return total;
    }

    private void Drive(RequestBuffer buffer, Tally tally, bool areNew, Func<RequestBuffer, int, bool> goOn, CancellationToken cancellationToken)
    {
        using var connection = new HttpConnection(server);
        for (var sent = 0; buffer.Count > 0 && goOn(buffer, sent) && !cancellationToken.IsCancellationRequested; sent++)
        {
            Send(connection, buffer, sent % buffer.Count, areNew, tally);
        }
    }

    private void Send(HttpConnection connection, RequestBuffer buffer, int request, bool isNew, Tally tally)
    {
        var now = time.GetUtcNow();
        if (isNew)
        {
            buffer.WriteStart(request, now);
        }

        buffer.WriteEnd(request, now + _lifetime);
        var start = time.GetTimestamp();
        var status = connection.Send(buffer.Bytes(request));
        tally.Add(status, buffer.AlertsIn(request), time.GetTimestamp() - start);
    }
}
