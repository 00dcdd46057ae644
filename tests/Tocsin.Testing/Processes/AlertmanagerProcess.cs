using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Tocsin.Testing.Processes;

/// <summary>Debian's Alertmanager on a free port of 127.0.0.1, alone and with a store of its own. It goes with the test.</summary>
public sealed partial class AlertmanagerProcess : IAsyncDisposable
{
    public const string Binary = "/usr/bin/prometheus-alertmanager";

    private static readonly TimeSpan _startLimit = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();
    private readonly Process _process;
    private TocsinClient? _client;

    private AlertmanagerProcess(string config)
    {
        var start = new ProcessStartInfo(Binary)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            ArgumentList =
            {
                $"--config.file={WriteConfig(config)}", $"--storage.path={_folder.PathOf("data")}", "--web.listen-address=127.0.0.1:0", "--cluster.listen-address=", "--log.level=debug",
            },
        };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, e) => Keep(e.Data);
        _process.ErrorDataReceived += (_, e) => Keep(e.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public static bool IsInstalled => File.Exists(Binary);

    /// <summary>For tests to skip with.</summary>
    public static string WhyMissing => $"{Binary} is not there; on Debian, install the package prometheus-alertmanager";

    public ProcessLog Log { get; } = new();

    public TocsinClient Client => _client ?? throw new InvalidOperationException("Alertmanager is not running");

    /// <summary>Starts one and waits until it takes alerts.</summary>
    public static async Task<AlertmanagerProcess> StartAsync(string config, CancellationToken cancellationToken)
    {
        var server = new AlertmanagerProcess(config);
        try
        {
            await server.WaitUntilReadyAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Puts another text in the place of the configuration file; the server reads it when it is told to.</summary>
    /// <returns>The file's path.</returns>
    public string WriteConfig(string config) => _folder.Write("alertmanager.yml", config);

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        _client?.Dispose();
        _folder.Dispose();
    }

    private async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_startLimit);
        var exited = _process.WaitForExitAsync(limit.Token);
        var listening = Log.WaitForAsync(ListeningLine.IsMatch, 0, limit.Token);
        if (await Task.WhenAny(listening, exited) == exited && !listening.IsCompletedSuccessfully)
        {
            throw new InvalidOperationException($"Alertmanager does not listen:\n{Log}");
        }

        _client = new TocsinClient(new Uri($"http://{ListeningLine.Match(await listening).Groups[1].Value}/"));
        await Eventually.BecomesTrueAsync(
            async () => (await _client.GetAsync("/-/ready", limit.Token)).IsSuccess, _startLimit, () => $"Alertmanager is not ready:\n{Log}", cancellationToken);
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            Log.Add(line);
        }
    }

    [GeneratedRegex("""Listening on"? address="?([0-9.:]+)""")]
    private static partial Regex ListeningLine { get; }
}
