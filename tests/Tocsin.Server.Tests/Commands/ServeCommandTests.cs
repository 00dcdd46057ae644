using System.Net;
using Microsoft.Extensions.Logging;
using Tocsin.Pipeline.Settings;
using Tocsin.Server.Observability;

namespace Tocsin.Server.Commands;

public class ServeCommandTests
{
    [Fact]
    public async Task Without_flags_the_defaults_hold()
    {
        var options = await ServedAsync([]);

        Assert.Null(options.ConfigFile);
        Assert.Equal("data/", options.StoragePath);
        Assert.Equal(TimeSpan.FromHours(120), options.Retention);
        Assert.Equal([new ListenAddress(null, 9093)], options.ListenAddresses);
        Assert.Null(options.ExternalUrl);
        Assert.Equal(1_048_576, options.MaxAlertBody);
        Assert.Equal(33_554_432, options.MaxBody);
        Assert.Equal(1000, options.MaxLabels);
        Assert.Equal(262_144, options.MaxText);
        Assert.Equal(TocsinConfig.DefaultExpireAfter, options.ExpireAfter);
        Assert.Equal(LogLevel.Information, options.LogLevel);
        Assert.Equal(LogFormat.Logfmt, options.LogFormat);
    }

    [Theory]
    [InlineData(' ')]
    [InlineData('=')]
    public async Task Every_flag_takes_its_value_after_a_blank_or_an_equals_sign(char separator)
    {
        string[] flags =
        [
            "--config.file=/etc/tocsin.yml", "--storage.path=/var/lib/tocsin", "--data.retention=30d", "--web.listen-address=127.0.0.1:0",
            "--web.listen-address=[::1]:9093", "--web.listen-address=:80", "--web.external-url=https://tocsin.example/base", "--web.max-alert-body=64KiB",
            "--web.max-body=2000000", "--alerts.max-labels=50", "--alerts.max-text=1MiB", "--alerts.expire-after=12h", "--log.level=warn", "--log.format=json",
        ];

        var options = await ServedAsync([.. flags.SelectMany(f => separator == '=' ? [f] : f.Split('=', 2))]);

        Assert.Equal("/etc/tocsin.yml", options.ConfigFile);
        Assert.Equal("/var/lib/tocsin", options.StoragePath);
        Assert.Equal(TimeSpan.FromDays(30), options.Retention);
        Assert.Equal([new(IPAddress.Loopback, 0), new(IPAddress.IPv6Loopback, 9093), new(null, 80)], options.ListenAddresses);
        Assert.Equal(new Uri("https://tocsin.example/base"), options.ExternalUrl);
        Assert.Equal(65_536, options.MaxAlertBody);
        Assert.Equal(2_000_000, options.MaxBody);
        Assert.Equal(50, options.MaxLabels);
        Assert.Equal(1_048_576, options.MaxText);
        Assert.Equal(TimeSpan.FromHours(12), options.ExpireAfter);
        Assert.Equal(LogLevel.Warning, options.LogLevel);
        Assert.Equal(LogFormat.Json, options.LogFormat);
    }

    [Theory]
    [InlineData("", "", ":9093")]
    [InlineData("", "8080", ":8080")]
    [InlineData("--config.file=x.yml", "8080", ":8080")]
    [InlineData("--web.listen-address=127.0.0.1:7000", "8080", "127.0.0.1:7000")]
    [InlineData("--web.listen-address=127.0.0.1:7000", "", "127.0.0.1:7000")]
    public async Task A_flag_wins_over_APP_PORT_and_that_over_the_default(string flag, string port, string expected)
    {
        var options = await ServedAsync(flag.Length == 0 ? [] : [flag], ("APP_PORT", port));

        Assert.Equal(expected, Assert.Single(options.ListenAddresses).ToString());
    }

    [Theory]
    [InlineData("--config.file=", "Required argument missing for option: '--config.file'.")]
    [InlineData("--data.retention=0s", "--data.retention: must be more than zero")]
    [InlineData("--data.retention=120", "--data.retention: not a valid duration string: \"120\" (write it like 30s, 5m, 1h30m or 7d)")]
    [InlineData("--alerts.expire-after=-1d", "--alerts.expire-after: not a valid duration string: \"-1d\" (write it like 30s, 5m, 1h30m or 7d)")]
    [InlineData("--web.max-body=32MB", "--web.max-body: \"32MB\" is no size (write it like 1MiB, 256KiB or 1048576)")]
    [InlineData("--web.max-body=0", "--web.max-body: must be from 1 byte to 2GiB")]
    [InlineData("--alerts.max-text=3GiB", "--alerts.max-text: must be from 1 byte to 2GiB")]
    [InlineData("--alerts.max-labels=many", "--alerts.max-labels: \"many\" is no whole number above zero")]
    [InlineData("--web.external-url=tocsin.example", "--web.external-url: unsupported scheme \"\" for URL (write it like https://host/path)")]
    [InlineData("--web.listen-address=9093", "--web.listen-address: \"9093\" is no address (write it like :9093 or 127.0.0.1:9093)")]
    [InlineData("--web.listen-address=:99999", "--web.listen-address: \":99999\" is no address (write it like :9093 or 127.0.0.1:9093)")]
    [InlineData("--web.listen-address=::1", "--web.listen-address: \"::1\" has no IP address before the port (write it like :9093, 127.0.0.1:9093 or [::1]:9093)")]
    [InlineData("--web.listen-address=host:1", "--web.listen-address: \"host:1\" has no IP address before the port (write it like :9093, 127.0.0.1:9093 or [::1]:9093)")]
    [InlineData("--log.level=INFO", "--log.level: \"INFO\" is none of debug, info, warn, error")]
    [InlineData("--log.format=text", "--log.format: \"text\" is none of logfmt, json")]
    public async Task A_bad_value_is_named_with_its_flag(string flag, string expected)
    {
        var run = await CommandLineRun.OfAsync(["serve", flag]);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal($"tocsin: error: {expected}\nTry 'tocsin serve --help'.", run.Error.ReplaceLineEndings("\n").TrimEnd());
        Assert.Null(run.Served);
    }

    [Fact]
    public async Task All_bad_values_are_reported_at_once()
    {
        var run = await CommandLineRun.OfAsync(["serve", "--log.level=loud", "--web.max-body", "big", "--web.listen-address=x", "--web.listen-address=y"]);

        Assert.Equal(4, run.Error.Split("tocsin: error: ").Length - 1);
    }

    [Fact]
    public async Task The_exit_code_is_the_servers()
    {
        var run = await CommandLineRun.OfAsync(["serve"]);

        Assert.Equal(17, run.ExitCode);
    }

    [Fact]
    public async Task A_bad_variable_stops_the_start_and_is_not_shown()
    {
        var run = await CommandLineRun.OfAsync(["serve"], ("SLACK_WEBHOOK_URL", "hunter2"), ("APP_PORT", "hunter2"));

        Assert.Equal(1, run.ExitCode);
        Assert.Null(run.Served);
        Assert.Contains("environment: SLACK_WEBHOOK_URL: unsupported scheme", run.Error, StringComparison.Ordinal);
        Assert.Contains("environment: APP_PORT: is no port", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_do_not_print_secrets()
    {
        var options = await ServedAsync([], ("SLACK_WEBHOOK_URL", "https://hooks/hunter2"), ("PAGERDUTY_ROUTING_KEY", "hunter2"), ("PROMETHEUS_URL", "http://u:hunter2@p"));

        Assert.DoesNotContain("hunter2", options.ToString(), StringComparison.Ordinal);
    }

    private static async Task<ServeOptions> ServedAsync(string[] flags, params (string Name, string Value)[] environment)
    {
        var run = await CommandLineRun.OfAsync(["serve", .. flags], environment);
        Assert.Empty(run.Error);
        return run.Served!;
    }
}
