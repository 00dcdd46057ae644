using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Tocsin.Testing.Processes;

/// <summary>
/// The server as it was built, in a process of its own: it can be killed and started again on the same store. It goes with the test.
/// </summary>
public sealed partial class TocsinProcess : IAsyncDisposable
{
    private static readonly TimeSpan _startLimit = TimeSpan.FromSeconds(60);
    private static readonly string[] _configuring = ["SLACK_WEBHOOK_URL", "PROMETHEUS_URL", "PAGERDUTY_ROUTING_KEY", "APP_PORT"];

    private readonly TocsinOptions _options;
    private readonly TemporaryFolder _folder = new();
    private Process? _process;
    private TocsinClient? _client;
    private int _firstLine;

    private TocsinProcess(TocsinOptions options)
    {
        _options = options;
        StoragePath = options.StoragePath ?? Path.Combine(_folder.Path, "data");
    }

    /// <summary>The program, beside the tests that refer to its project.</summary>
    public static string Dll => Path.Combine(AppContext.BaseDirectory, "tocsin.dll");

    public string StoragePath { get; }

    /// <summary>Of all its lives.</summary>
    public ProcessLog Log { get; } = new();

    public Uri Url { get; private set; } = new("http://127.0.0.1:0/");

    public TocsinClient Client => _client ?? throw new InvalidOperationException("the server is not running");

    /// <summary>Starts a server and waits until it takes alerts.</summary>
    public static async Task<TocsinProcess> StartAsync(TocsinOptions options, CancellationToken cancellationToken)
    {
        var server = new TocsinProcess(options);
        try
        {
            await server.StartAgainAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts on the same store once more, and waits until it takes alerts.</summary>
    public async Task StartAgainAsync(CancellationToken cancellationToken)
    {
        Launch();
        await WaitUntilReadyAsync(cancellationToken);
    }

    /// <summary>Starts on the same store, and waits for nothing.</summary>
    public void Launch()
    {
        var start = new ProcessStartInfo("dotnet", Arguments()) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var name in _configuring)
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in _options.Environment)
        {
            start.Environment[name] = value;
        }

        _firstLine = Log.Count;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, e) => Keep(e.Data);
        _process.ErrorDataReceived += (_, e) => Keep(e.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_startLimit);
        var exited = _process!.WaitForExitAsync(limit.Token);
        var listening = Log.WaitForAsync(ListeningLine.IsMatch, _firstLine, limit.Token);
        if (await Task.WhenAny(listening, exited) == exited && !listening.IsCompletedSuccessfully)
        {
            throw new InvalidOperationException($"the server does not listen:\n{Log}");
        }

        Url = new Uri($"http://{ListeningLine.Match(await listening).Groups[1].Value}/");
        _client = new TocsinClient(Url);
        await Eventually.BecomesTrueAsync(
            async () => (await _client.GetAsync("/-/ready", limit.Token)).IsSuccess, _startLimit, () => $"the server is not ready:\n{Log}", cancellationToken);
    }

    /// <summary>Puts another text in the place of the configuration file; the server reads it when it is told to.</summary>
    /// <returns>The file's path.</returns>
    public string WriteConfig(string config) => _folder.Write("tocsin.yml", config);

    /// <summary>kill -9: it gets no chance to do anything more.</summary>
    public async Task KillAsync()
    {
        if (_process is not { } process)
        {
            return;
        }

        process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        Forget();
    }

    /// <summary>Asks it to end, as systemd and Kubernetes do (SIGTERM), and waits for that.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="TimeoutException">It goes on.</exception>
    public async Task<int> StopAsync(TimeSpan limit)
    {
        await SignalAsync("TERM");
        await _process!.WaitForExitAsync(CancellationToken.None).WaitAsync(limit);
        var code = _process.ExitCode;
        Forget();
        return code;
    }

    /// <summary>Sends it a signal, such as HUP.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _folder.Dispose();
    }

    private List<string> Arguments()
    {
        var arguments = new List<string>
        {
            _options.Program ?? Dll, "serve", string.Create(CultureInfo.InvariantCulture, $"--web.listen-address=127.0.0.1:{_options.Port}"), $"--storage.path={StoragePath}",
        };
        if (_options.Config is { } config)
        {
            arguments.Add($"--config.file={WriteConfig(config)}");
        }

        return [.. arguments, .. _options.Flags];
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            Log.Add(line);
        }
    }

    private void Forget()
    {
        _process?.Dispose();
        _client?.Dispose();
        (_process, _client) = (null, null);
    }

    [GeneratedRegex("""Listening on .*address="?([0-9.:]+)""")]
    private static partial Regex ListeningLine { get; }
}
