namespace Tocsin.Compare.Measuring;

/// <summary>Asks a server for all its active alerts.</summary>
internal static class AlertList
{
    private static readonly byte[] _mark = "\"fingerprint\":"u8.ToArray();

    /// <summary>Counts the alerts in the answer to <c>GET /api/v2/alerts</c>, without keeping it.</summary>
    public static async Task<int> CountAsync(Uri server, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = server, Timeout = TimeSpan.FromMinutes(5) };
        using var response = await client.GetAsync(new Uri("/api/v2/alerts", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        return await CountMarksAsync(body, cancellationToken);
    }

    private static async Task<int> CountMarksAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = new byte[256 * 1024];
        var kept = 0;
        var count = 0;
        while (await body.ReadAsync(buffer.AsMemory(kept), cancellationToken) is var read and > 0)
        {
            var text = buffer.AsMemory(0, kept + read);
            count += text.Span.Count(_mark);
            // The end may be the beginning of a mark; it is too short to hold a whole one.
            var end = text[^Math.Min(text.Length, _mark.Length - 1)..];
            end.CopyTo(buffer);
            kept = end.Length;
        }

        return count;
    }
}
