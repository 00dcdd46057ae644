using System.Net;
using Microsoft.Extensions.Logging;
using Tocsin.Configuration;
using Tocsin.Pipeline.Settings;
using Tocsin.Server.Commands;
using Tocsin.Server.Observability;

namespace Tocsin.Server;

public class ServerAppTests
{
    [Fact]
    public async Task It_listens_where_it_is_told_to_and_says_that_it_is_healthy()
    {
        await using var app = ServerApp.Build(Options());
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = new Uri(Assert.Single(app.Urls)) };

        Assert.Equal("OK", await http.GetStringAsync("/-/healthy", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_configuration_that_cannot_be_used_stops_the_start()
    {
        var exception = await Assert.ThrowsAsync<ConfigException>(() =>
            ServerApp.RunAsync(Options() with { ConfigFile = "/no/such/file.yml" }, TestContext.Current.CancellationToken));

        Assert.Equal("/no/such/file.yml: no such file", exception.Message);
    }

    private static ServeOptions Options() => new()
    {
        Environment = EnvironmentSettings.Read(new Dictionary<string, string>(), hasFile: false),
        StoragePath = "data/",
        Retention = TimeSpan.FromHours(120),
        ListenAddresses = [new ListenAddress(IPAddress.Loopback, 0)],
        MaxAlertBody = 1024,
        MaxBody = 1024,
        MaxLabels = 10,
        MaxText = 1024,
        ExpireAfter = TimeSpan.FromDays(7),
        LogLevel = LogLevel.Warning,
        LogFormat = LogFormat.Logfmt,
    };
}
