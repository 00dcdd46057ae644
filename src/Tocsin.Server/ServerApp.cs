using Tocsin.Configuration;
using Tocsin.Notification;
using Tocsin.Pipeline.Settings;
using Tocsin.Server.Commands;

namespace Tocsin.Server;

/// <summary>The server: loads the configuration and listens.</summary>
internal static partial class ServerApp
{
    private static readonly IReadOnlyList<IntegrationType> _integrationTypes = [];

    public static TocsinConfig LoadFile(string path) => TocsinConfig.Load(path, _integrationTypes);

    /// <exception cref="ConfigException">The configuration can't be used.</exception>
    public static async Task<int> RunAsync(ServeOptions options, CancellationToken cancellationToken)
    {
        await using var app = Build(options);
        await app.StartAsync(cancellationToken);
        foreach (var address in app.Urls.Select(url => new Uri(url).Authority))
        {
            LogListening(app.Logger, address);
        }

        await app.WaitForShutdownAsync(cancellationToken);
        return CommandLine.Done;
    }

    public static WebApplication Build(ServeOptions options)
    {
        if (options.ConfigFile is { } file)
        {
            LoadFile(file);
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(options.LogLevel).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.WebHost.ConfigureKestrel(kestrel => options.ListenAddresses.ToList().ForEach(address => address.Listen(kestrel)));
        var app = builder.Build();
        if (options.Environment.Ignored is { Count: > 0 } ignored)
        {
            LogIgnored(app.Logger, string.Join(", ", ignored));
        }

        app.MapMethods("/-/healthy", ["GET", "HEAD"], () => "OK");
        return app;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Listening on address={address}")]
    private static partial void LogListening(ILogger logger, string address);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not used, because --config.file is given: {variables}")]
    private static partial void LogIgnored(ILogger logger, string variables);
}
