using System.Net;
using Microsoft.Extensions.Logging;
using Tocsin.Pipeline.Settings;
using Tocsin.Server;
using Tocsin.Server.Commands;
using Tocsin.Server.Observability;
using Tocsin.Testing;

namespace Tocsin.EndToEnd.Docs;

/// <summary>A server without a configuration, as <c>./run</c> starts it, and a shell that takes it for the one on port 8080.</summary>
internal sealed class DocsServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ServerApp _app;

    private DocsServer()
    {
        // curl without its progress meter, and without a proxy that the environment may name.
        _folder.Write(".curlrc", "silent\nshow-error\nnoproxy = \"*\"\n");
        _app = new ServerApp(Options());
    }

    public static async Task<DocsServer> StartAsync(CancellationToken cancellationToken)
    {
        var server = new DocsServer();
        await server._app.StartAsync(cancellationToken);
        return server;
    }

    /// <summary>Runs a script as it stands in a document, but for the address.</summary>
    public async Task<string> RunAsync(string script, CancellationToken cancellationToken)
    {
        var here = script.Replace("localhost:8080", _app.Urls.First().Authority, StringComparison.Ordinal);
        // Settings of whoever runs the tests don't count: curl's and amtool's are in the home folder.
        var environment = new Dictionary<string, string?> { ["CURL_HOME"] = _folder.Path, ["HOME"] = _folder.Path };
        var (exitCode, output) = await Command.RunAsync("bash", ["-euo", "pipefail", "-c", here], _folder.Path, environment, cancellationToken);
        Assert.True(exitCode == 0, output);
        return output;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    private ServeOptions Options() => new()
    {
        Environment = EnvironmentSettings.Read(new Dictionary<string, string>(), hasFile: false),
        StoragePath = _folder.PathOf("data"),
        Retention = TimeSpan.FromHours(120),
        ListenAddresses = [new ListenAddress(IPAddress.Loopback, 0)],
        MaxAlertBody = 1 << 20,
        MaxBody = 32 << 20,
        MaxLabels = 1000,
        MaxText = 256 << 10,
        ExpireAfter = TimeSpan.FromDays(7),
        LogLevel = LogLevel.Warning,
        LogFormat = LogFormat.Logfmt,
    };
}
