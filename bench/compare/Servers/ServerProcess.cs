using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Tocsin.Compare.Servers;

/// <summary>A server started afresh in an empty folder, and stopped and its folder deleted on dispose.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan _startLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly string _folder;
    private readonly ServerProgram _program;

    private ServerProcess(ServerProgram program, Process process, string folder, IPEndPoint address)
    {
        _program = program;
        _process = process;
        _folder = folder;
        Address = address;
    }

    public IPEndPoint Address { get; }

    /// <summary>Starts the program and waits until it says that it is ready.</summary>
    /// <exception cref="CompareException">It did not start, or not in time; the message has the end of its output.</exception>
    public static async Task<ServerProcess> StartAsync(ServerProgram program, Uri webhook, string dataRoot, TimeProvider time, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(dataRoot, $"{program.Name}-{Guid.NewGuid():n}")).FullName;
        var config = Path.Combine(folder, "alertmanager.yml");
        await File.WriteAllTextAsync(config, ServerConfig.Yaml(webhook), cancellationToken);
        var address = new IPEndPoint(IPAddress.Loopback, FreePort());
        var arguments = program.ArgumentsFor(config, address.ToString(), Path.Combine(folder, "data"));
        var server = new ServerProcess(program, Launch(program.Path, folder, arguments), folder, address);
        try
        {
            await server.WaitUntilReadyAsync(time, cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public ProcessUsage Usage()
    {
        ThrowIfExited();
        return ProcessUsage.Read(_process);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static Process Launch(string path, string folder, IEnumerable<string> arguments)
    {
        // The shell sends the output to a file and then becomes the server, so that nothing here has to read pipes while it measures.
        string[] shell = ["-c", "log=$1; shift; exec \"$@\" >\"$log\" 2>&1", "sh", LogPath(folder), path];
        var start = new ProcessStartInfo("/bin/sh", [.. shell, .. arguments]) { WorkingDirectory = folder };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new CompareException($"Cannot start {path}: {e.Message}");
        }
    }

    private async Task WaitUntilReadyAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://{Address}"), Timeout = TimeSpan.FromSeconds(5) };
        var start = time.GetTimestamp();
        while (!await IsReadyAsync(client, cancellationToken))
        {
            ThrowIfExited();
            if (time.GetElapsedTime(start) > _startLimit)
            {
                throw new CompareException($"{_program.Name} was not ready after {_startLimit.TotalSeconds} s. Its output ends:\n{LogEnd()}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), time, cancellationToken);
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient client, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.GetAsync(new Uri("/-/ready", UriKind.Relative), cancellationToken);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private void ThrowIfExited()
    {
        if (_process.HasExited)
        {
            throw new CompareException($"{_program.Name} ended with exit code {_process.ExitCode}. Its output ends:\n{LogEnd()}");
        }
    }

    private string LogEnd() => File.Exists(LogPath(_folder)) ? string.Join('\n', File.ReadLines(LogPath(_folder)).TakeLast(20)) : "(none)";

    private static string LogPath(string folder) => Path.Combine(folder, "output.log");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
