using System.Net;
using Microsoft.Extensions.Logging;
using Tocsin.Pipeline.Settings;
using Tocsin.Server.Commands;
using Tocsin.Server.Observability;
using Tocsin.Testing;

namespace Tocsin.Server;

/// <summary>How tests start the server in their own process: on a free port, with its store in a folder of theirs.</summary>
internal static class TestOptions
{
    /// <param name="folder">Where the store is.</param>
    /// <param name="configFile">The configuration; null: by the environment alone.</param>
    public static ServeOptions In(TemporaryFolder folder, string? configFile = null) => new()
    {
        ConfigFile = configFile,
        Environment = EnvironmentSettings.Read(new Dictionary<string, string>(), hasFile: configFile is not null),
        StoragePath = folder.PathOf("data"),
        Retention = TimeSpan.FromHours(120),
        ListenAddresses = [new ListenAddress(IPAddress.Loopback, 0)],
        MaxAlertBody = 1 << 20,
        MaxBody = 1 << 20,
        MaxLabels = 10,
        MaxText = 1024,
        ExpireAfter = TimeSpan.FromDays(7),
        LogLevel = LogLevel.Warning,
        LogFormat = LogFormat.Logfmt,
    };
}
