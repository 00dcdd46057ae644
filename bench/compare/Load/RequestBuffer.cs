using System.Globalization;
using System.Text;

namespace Tocsin.Compare.Load;

/// <summary>
/// The requests of one connection, complete with headers, in one array. Sending one again costs no more than writing the new
/// times over the old.
/// </summary>
internal sealed class RequestBuffer
{
    private readonly byte[] _bytes;
    private readonly int[] _alerts;
    private readonly List<Request> _requests;

    private RequestBuffer(byte[] bytes, int[] alerts, List<Request> requests)
    {
        _bytes = bytes;
        _alerts = alerts;
        _requests = requests;
    }

    public int Count => _requests.Count;

    /// <summary>Packs alerts into posts of <paramref name="batch"/> and deals the posts out to the connections in turn.</summary>
    public static RequestBuffer[] Deal(byte[][] alerts, int batch, int connections)
    {
        var posts = alerts.Chunk(batch).ToArray();
        return [.. Enumerable.Range(0, connections).Select(first => Pack([.. posts.Where((_, i) => i % connections == first)]))];
    }

    public int AlertsIn(int request) => _requests[request].Alerts;

    public void WriteStart(int request, DateTimeOffset startsAt) => Write(request, AlertText.StartsAtOffset, startsAt);

    public void WriteEnd(int request, DateTimeOffset endsAt) => Write(request, AlertText.EndsAtOffset, endsAt);

    public ReadOnlySpan<byte> Bytes(int request) => _bytes.AsSpan(_requests[request].Start, _requests[request].Length);

    private void Write(int request, int offset, DateTimeOffset time)
    {
        Span<byte> text = stackalloc byte[AlertText.TimeLength];
        time.UtcDateTime.TryFormat(text, out _, AlertText.TimeFormat, CultureInfo.InvariantCulture);
        foreach (var alert in _alerts.AsSpan(_requests[request].FirstAlert, _requests[request].Alerts))
        {
            text.CopyTo(_bytes.AsSpan(alert + offset));
        }
    }

    private static RequestBuffer Pack(byte[][][] posts)
    {
        var bytes = new MemoryStream();
        var starts = new List<int>();
        var requests = new List<Request>(posts.Length);
        foreach (var post in posts)
        {
            var start = (int)bytes.Position;
            bytes.Write(Head(post.Sum(alert => alert.Length + 1) + 1));
            requests.Add(new Request(start, 0, starts.Count, post.Length));
            WriteAlerts(post, bytes, starts);
            requests[^1] = requests[^1] with { Length = (int)bytes.Position - start };
        }

        return new RequestBuffer(bytes.ToArray(), [.. starts], requests);
    }

    private static void WriteAlerts(byte[][] alerts, MemoryStream bytes, List<int> starts)
    {
        var separator = (byte)'[';
        foreach (var alert in alerts)
        {
            bytes.WriteByte(separator);
            starts.Add((int)bytes.Position);
            bytes.Write(alert);
            separator = (byte)',';
        }

        bytes.WriteByte((byte)']');
    }

    private static byte[] Head(int contentLength) => Encoding.ASCII.GetBytes(
        $"POST /api/v2/alerts HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: Prometheus/3.5.0\r\nContent-Length: {contentLength}\r\nContent-Type: application/json\r\n\r\n");

    private readonly record struct Request(int Start, int Length, int FirstAlert, int Alerts);
}
