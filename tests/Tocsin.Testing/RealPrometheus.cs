using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Tocsin.Testing;

/// <summary>What a test wants of its Prometheus, in Prometheus' own YAML.</summary>
public sealed record RealPrometheusOptions
{
    /// <summary>Items of <c>scrape_configs</c>: a YAML list without indentation. Empty: none.</summary>
    public string ScrapeConfigs { get; init; } = "";

    /// <summary>A whole rule file, starting with <c>groups:</c>. Empty: none.</summary>
    public string Rules { get; init; } = "";

    /// <summary>Where it sends alerts: <c>127.0.0.1:8080</c>.</summary>
    public IReadOnlyList<string> Alertmanagers { get; init; } = [];

    /// <summary>Scrape and evaluation interval.</summary>
    public string Interval { get; init; } = "1s";
}

/// <summary>A Prometheus of its own for a test: a free port of 127.0.0.1, a temporary folder, gone with the test.</summary>
public sealed class RealPrometheus : IAsyncDisposable
{
    public const string Binary = "/usr/bin/prometheus";

    private readonly Process _process;
    private readonly DirectoryInfo _folder;
    private readonly Task<string> _errors;

    private RealPrometheus(Process process, DirectoryInfo folder, Uri url)
    {
        (_process, _folder, Url) = (process, folder, url);
        _errors = process.StandardError.ReadToEndAsync();
    }

    public static bool IsInstalled => File.Exists(Binary);

    /// <summary>For tests to skip with.</summary>
    public static string WhyMissing => $"{Binary} is not there; on Debian, install the package prometheus";

    public Uri Url { get; }

    public static async Task<RealPrometheus> StartAsync(RealPrometheusOptions options, CancellationToken cancellationToken)
    {
        if (!IsInstalled)
        {
            throw new FileNotFoundException(WhyMissing);
        }

        // Between finding a free port and using it somebody else may take it: then another one is tried.
        for (var attempt = 1; ; attempt++)
        {
            var prometheus = await LaunchAsync(options, FreePort(), cancellationToken);
            try
            {
                await prometheus.WaitUntilReadyAsync(cancellationToken);
                return prometheus;
            }
            catch (InvalidOperationException) when (attempt < 3)
            {
                await prometheus.DisposeAsync();
            }
            catch
            {
                await prometheus.DisposeAsync();
                throw;
            }
        }
    }

    /// <summary>Suspends the process: connections are accepted and nothing is answered, as of a machine that hangs.</summary>
    public void Freeze() => Signal("STOP");

    public void Thaw() => Signal("CONT");

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static async Task<RealPrometheus> LaunchAsync(RealPrometheusOptions options, int port, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("tocsin-prometheus-");
        var config = Path.Combine(folder.FullName, "prometheus.yml");
        await File.WriteAllTextAsync(config, Config(options), cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "rules.yml"), options.Rules, cancellationToken);
        var start = new ProcessStartInfo(Binary)
        {
            RedirectStandardError = true,
            WorkingDirectory = folder.FullName,
            ArgumentList =
            {
                $"--config.file={config}",
                $"--storage.tsdb.path={Path.Combine(folder.FullName, "data")}",
                string.Create(CultureInfo.InvariantCulture, $"--web.listen-address=127.0.0.1:{port}"),
                "--log.level=warn",
            },
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{Binary} did not start");
        return new RealPrometheus(process, folder, new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/")));
    }

    private static string Config(RealPrometheusOptions options)
    {
        var config = $"""
            global:
              scrape_interval: {options.Interval}
              scrape_timeout: {options.Interval}
              evaluation_interval: {options.Interval}

            """;
        if (options.Rules.Length > 0)
        {
            config += "rule_files: [rules.yml]\n";
        }

        if (options.Alertmanagers.Count > 0)
        {
            config += $"alerting: {{ alertmanagers: [{{ static_configs: [{{ targets: [{string.Join(", ", options.Alertmanagers.Select(a => $"'{a}'"))}] }}] }}] }}\n";
        }

        return options.ScrapeConfigs.Length > 0 ? $"{config}scrape_configs:\n{options.ScrapeConfigs}\n" : config;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = Url };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (!await IsReadyAsync(http, limit.Token))
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"Prometheus ended at once: {await _errors}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), limit.Token);
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("-/ready", UriKind.Relative), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
