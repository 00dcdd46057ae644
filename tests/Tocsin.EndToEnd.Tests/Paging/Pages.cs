using System.Net;
using System.Net.Sockets;
using Tocsin.Testing;
using Tocsin.Testing.Processes;
using Tocsin.Testing.StandIns;

namespace Tocsin.EndToEnd.Paging;

/// <summary>What the tests of pages share.</summary>
internal static class Pages
{
    /// <summary>What is looked into without a configuration, as a file says it: CPU and memory of the pod.</summary>
    public static string Enrichments(Uri prometheus) => $$$"""
        sources:
          prometheus: { type: prometheus, url: '{{{prometheus}}}' }
        enrichments:
        - name: pod-resources
          matchers: ['namespace!=""', 'pod!=""']
          steps:
          - prometheus: { as: cpu, unit: cores, query: 'sum(rate(container_cpu_usage_seconds_total{namespace="{{ .Labels.namespace }}",pod="{{ .Labels.pod }}",container!=""}[5m]))' }
          - prometheus: { as: memory, unit: bytes, query: 'sum(container_memory_working_set_bytes{namespace="{{ .Labels.namespace }}",pod="{{ .Labels.pod }}",container!=""})' }
        """;

    /// <summary>A free port that no other program is given by chance: below the range that the system draws from.</summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 32_000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken; draw again.
            }
        }
    }

    /// <summary>The first message that was delivered and holds a text.</summary>
    public static async Task<RecordedRequest> MessageAsync(
        this VendorStandIn vendor, string text, TimeSpan limit, TocsinProcess server, CancellationToken cancellationToken)
    {
        RecordedRequest? found = null;
        await Eventually.BecomesTrueAsync(
            () => (found = vendor.Delivered.FirstOrDefault(r => r.Text.Contains(text, StringComparison.Ordinal))) is not null,
            limit, () => $"no message with \"{text}\"; there are: {string.Join('\n', vendor.Requests.Select(r => r.Text))}\n{server.Log}", cancellationToken);
        return found!;
    }
}
