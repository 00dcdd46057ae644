using System.Diagnostics.Metrics;
using System.Runtime.InteropServices;
using Tocsin.Configuration;
using Tocsin.Pipeline;
using Tocsin.Pipeline.Settings;

namespace Tocsin.Server;

/// <summary>Holds the configuration that counts, and puts another in its place: all of it or nothing. SIGHUP and <c>POST /-/reload</c> ask for it.</summary>
internal sealed partial class Reloader : IDisposable
{
    private readonly Func<LoadedConfig> _load;
    private readonly Func<LoadedConfig, PipelineSettings> _build;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile LoadedConfig _current;
    private volatile bool _isSuccessful = true;
    private DateTimeOffset _succeededAt;

    /// <param name="load">Reads the configuration.</param>
    /// <param name="build">Makes of it what the pipeline uses.</param>
    /// <param name="time">The clock.</param>
    /// <param name="meter">Where it says whether the last reload worked.</param>
    /// <param name="logger">Where it says why one did not.</param>
    /// <exception cref="ConfigException">The configuration can't be used.</exception>
    public Reloader(Func<LoadedConfig> load, Func<LoadedConfig, PipelineSettings> build, TimeProvider time, Meter meter, ILogger<Reloader> logger)
    {
        (_load, _build, _time, _logger) = (load, build, time, logger);
        _current = load();
        _succeededAt = time.GetUtcNow();
        meter.CreateObservableGauge("tocsin_config_last_reload_successful", () => _isSuccessful ? 1 : 0, description: "1 where the last reload of the configuration worked.");
        meter.CreateObservableGauge(
            "tocsin_config_last_reload_success_timestamp_seconds", () => _succeededAt.ToUnixTimeMilliseconds() / 1000.0, description: "When a configuration was last taken.");
    }

    /// <summary>The configuration that counts now.</summary>
    public LoadedConfig Current => _current;

    /// <summary>The pipeline's view of <see cref="Current"/>.</summary>
    public PipelineSettings Build() => _build(_current);

    /// <summary>Reloads with each SIGHUP, until what is returned is disposed.</summary>
    public IDisposable OnSignal(Func<Node?> node) => PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
    {
        signal.Cancel = true;
        _ = ReloadAsync(node());
    });

    /// <summary>Reads the configuration again; where it can't be used, the one before stays.</summary>
    /// <returns>Why it can't be used; empty where it is.</returns>
    public async Task<string> ReloadAsync(Node? node)
    {
        await _turn.WaitAsync();
        try
        {
            var config = _load();
            if (node is not null && !await node.ReloadAsync(_build(config)))
            {
                return Fail("the server is stopping");
            }

            (_current, _succeededAt, _isSuccessful) = (config, _time.GetUtcNow(), true);
            LogReloaded();
            return "";
        }
        catch (ConfigException e)
        {
            return Fail(e.Message);
        }
        catch (Exception e)
        {
            // A bug. With a signal nobody waits for the outcome, so it would show at no other place.
            LogBroken(e);
            return Fail(e.GetType().Name);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private string Fail(string reason)
    {
        _isSuccessful = false;
        LogFailed(reason);
        return reason;
    }

    [LoggerMessage(LogLevel.Information, "Completed loading of configuration file")]
    private partial void LogReloaded();

    [LoggerMessage(LogLevel.Error, "Loading the configuration failed with a bug")]
    private partial void LogBroken(Exception exception);

    [LoggerMessage(LogLevel.Error, "Loading the configuration failed; the one before stays: {Reason}")]
    private partial void LogFailed(string reason);
}
