using System.Diagnostics.Metrics;
using Tocsin.Configuration;
using Tocsin.Matching;
using Tocsin.Pipeline;
using Tocsin.Pipeline.Settings;
using Tocsin.Server.Api;
using Tocsin.Server.Commands;
using Tocsin.Server.Ingest;
using Tocsin.Server.Observability;
using Tocsin.Silences;
using Tocsin.Storage;

namespace Tocsin.Server;

/// <summary>The server: loads the configuration, listens, reads the stored state and goes on from there.</summary>
internal sealed partial class ServerApp : IAsyncDisposable
{
    private static readonly TimeProvider _time = TimeProvider.System;

    private readonly ServeOptions _options;
    private readonly Reloader _config;
    private readonly WebApplication _web;
    private readonly NodeServices _services;
    private readonly IngestContext _ingest;
    private volatile Node? _node;
    private IDisposable? _onSignal;

    /// <exception cref="ConfigException">The configuration can't be used.</exception>
    public ServerApp(ServeOptions options)
    {
        _options = options;
        _web = BuildWeb(options);
        var meter = _web.Services.GetRequiredService<IMeterFactory>().Create(MetricsExposition.MeterName);
        _services = new NodeServices(_time, _web.Services.GetRequiredService<ILoggerFactory>(), meter);
        _config = new Reloader(() => Load(options), Build, _time, meter, _services.Loggers.CreateLogger<Reloader>());
        _ingest = new IngestContext(Limits(options), SubmitAsync, () => _config.Current.Config.Global.ResolveTimeout, meter, _services.Time);
        Map();
    }

    /// <summary>Where it listens, once it is started.</summary>
    public IEnumerable<Uri> Urls => _web.Urls.Select(url => new Uri(url));

    public static TocsinConfig LoadFile(string path, Features features) => LoadedConfig.FromFile(path, _time, Rules(features)).Config;

    /// <summary>Serves until it is told to stop.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="ConfigException">The configuration can't be used.</exception>
    public static async Task<int> RunAsync(ServeOptions options, CancellationToken cancellationToken)
    {
        await using var app = new ServerApp(options);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception e) when (e is StoreUnusableException or IOException)
        {
            LogCantStart(app._web.Logger, e.Message);
            await app._web.StopAsync(CancellationToken.None);
            return CommandLine.Failed;
        }

        return await app.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        if (_node is { } node)
        {
            await node.DisposeAsync();
        }

        _onSignal?.Dispose();
        _config.Dispose();
        _ingest.Dispose();
    }

    /// <exception cref="StoreUnusableException">The store can't be used; the message says what to do.</exception>
    /// <exception cref="IOException">The address is taken.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_options.Environment.Ignored is { Count: > 0 } ignored)
        {
            LogIgnored(_web.Logger, string.Join(", ", ignored));
        }

        await _web.StartAsync(cancellationToken);
        _node = await Node.StartAsync(_options.StoragePath, _config.Build(), _services, cancellationToken);
        _onSignal = _config.OnSignal(() => _node);
        foreach (var url in Urls)
        {
            LogListening(_web.Logger, url.Authority);
        }
    }

    /// <summary>Waits for a signal, or for the engine to fail: then the process ends too, rather than go on without it.</summary>
    private async Task<int> WaitAsync(CancellationToken cancellationToken)
    {
        var stopped = _web.WaitForShutdownAsync(cancellationToken);
        var ended = await Task.WhenAny(stopped, _node!.Completion);
        if (ended != stopped && _node.Completion.Exception is { } bug)
        {
            LogEngineFailed(_web.Logger, bug);
            return CommandLine.Failed;
        }

        await stopped;
        return CommandLine.Done;
    }

    private static LoadedConfig Load(ServeOptions options)
    {
        var rules = Rules(options.Features) with { Retention = options.Retention };
        var config = options.ConfigFile is { } file ? LoadedConfig.FromFile(file, _time, rules) : LoadedConfig.FromEnvironment(options.Environment, _time);
        config.RequireSendable(options.ConfigFile ?? "environment");
        return config with { Config = config.Config with { ExpireAfter = options.ExpireAfter } };
    }

    private static ConfigRules Rules(Features features) => new() { Syntax = new MatcherSyntax(features.Matchers) };

    private PipelineSettings Build(LoadedConfig config) =>
        config.Build(_services, _options.ExternalUrl ?? DefaultExternalUrl(Urls.First().Port), _options.Retention);

    private static WebApplication BuildWeb(ServeOptions options)
    {
        // Nothing that we do not use stands between a request and its endpoint, and no settings come from files that nobody knows of.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore();
        builder.Logging.AddTocsinLogging(options.LogLevel, options.LogFormat);
        builder.Services.AddTocsinMetrics();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(8));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null; // Each way in has its own limit and its own words for it.
            options.ListenAddresses.ToList().ForEach(address => address.Listen(kestrel));
        });
        return builder.Build();
    }

    private void Map()
    {
        _web.MapIngest(_ingest);
        _web.MapAlerts(() => _node);
        _web.MapSilences(Silences(), _ingest);
        _web.MapReload(() => _config.ReloadAsync(_node));
        _web.MapHealth(() => _node);
        _web.MapMetrics();
    }

    private SilenceRequests Silences() => new()
    {
        SetAsync = (posted, _) => _node?.SetSilenceAsync(posted) ?? ValueTask.FromResult(SilenceAnswer.NotStored),
        ExpireAsync = (id, _) => _node?.ExpireSilenceAsync(id) ?? ValueTask.FromResult(SilenceAnswer.NotStored),
        Table = () => _node?.Silences,
        Syntax = new MatcherSyntax(_options.Features.Matchers),
    };

    private ValueTask<IntakeOutcome> SubmitAsync(Alerts.AlertBatch batch, CancellationToken cancellationToken) =>
        _node is { } node ? node.SubmitAsync(batch, cancellationToken) : ValueTask.FromResult(IntakeOutcome.Busy);

    private static IngestLimits Limits(ServeOptions options) => new()
    {
        MaxAlertBody = (int)options.MaxAlertBody,
        MaxBody = (int)options.MaxBody,
        MaxLabels = options.MaxLabels,
        MaxText = (int)options.MaxText,
    };

    // As Alertmanager does where --web.external-url is not given: this host's name and the port.
    private static Uri DefaultExternalUrl(int port) => new($"http://{System.Net.Dns.GetHostName()}:{port}/");

    [LoggerMessage(LogLevel.Information, "Listening on {Address}")]
    private static partial void LogListening(ILogger logger, string address);

    [LoggerMessage(LogLevel.Warning, "Not used, because --config.file is given: {Variables}")]
    private static partial void LogIgnored(ILogger logger, string variables);

    [LoggerMessage(LogLevel.Critical, "Can't start: {Reason}")]
    private static partial void LogCantStart(ILogger logger, string reason);

    [LoggerMessage(LogLevel.Critical, "The engine failed; the process ends, and a restart goes on from the journal")]
    private static partial void LogEngineFailed(ILogger logger, Exception exception);
}
