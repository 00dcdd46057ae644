using Tocsin.Configuration;

namespace Tocsin.Pipeline.Settings;

public class EnvironmentSettingsTests
{
    [Fact]
    public void Each_variable_is_read_without_the_blanks_around_it()
    {
        var settings = Read(
            ("SLACK_WEBHOOK_URL", "https://hooks.slack.com/services/x\n"), ("PROMETHEUS_URL", " http://prom:9090"),
            ("PAGERDUTY_ROUTING_KEY", "key\r\n"), ("APP_PORT", "8080"), ("HOME", "/root"));

        Assert.Equal("https://hooks.slack.com/services/x", settings.SlackWebhookUrl?.Reveal());
        Assert.Equal(new Uri("http://prom:9090"), settings.PrometheusUrl);
        Assert.Equal("key", settings.PagerDutyRoutingKey?.Reveal());
        Assert.Equal(8080, settings.Port);
        Assert.Empty(settings.Ignored);
    }

    [Fact]
    public void An_empty_variable_is_an_unset_one()
    {
        var settings = Read(("SLACK_WEBHOOK_URL", ""), ("PROMETHEUS_URL", " "), ("APP_PORT", ""));

        Assert.Null(settings.SlackWebhookUrl);
        Assert.Null(settings.PrometheusUrl);
        Assert.Null(settings.PagerDutyRoutingKey);
        Assert.Null(settings.Port);
    }

    [Fact]
    public void Every_bad_variable_is_named_and_none_is_shown()
    {
        var exception = Assert.Throws<ConfigException>(() =>
            Read(("SLACK_WEBHOOK_URL", "hunter2"), ("PROMETHEUS_URL", "ftp://hunter2"), ("APP_PORT", "hunter2")));

        Assert.Equal(
            [
                "SLACK_WEBHOOK_URL: unsupported scheme \"\" for URL (write it like https://host/path)",
                "PROMETHEUS_URL: unsupported scheme \"ftp\" for URL (write it like https://host/path)",
                "APP_PORT: is no port (a whole number from 0 to 65535)",
            ],
            exception.Errors.Select(e => e.ToString()));
        Assert.DoesNotContain("hunter2", exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("65536")]
    [InlineData("-1")]
    [InlineData("80.5")]
    [InlineData(":8080")]
    [InlineData("tcp://10.0.0.1:8080")]
    public void A_port_is_a_number_up_to_65535(string port) => Assert.Throws<ConfigException>(() => Read(("APP_PORT", port)));

    [Fact]
    public void With_a_file_only_the_port_counts_and_the_others_are_listed_as_ignored()
    {
        var settings = EnvironmentSettings.Read(
            new Dictionary<string, string> { ["SLACK_WEBHOOK_URL"] = "no URL", ["PAGERDUTY_ROUTING_KEY"] = "", ["PROMETHEUS_URL"] = "http://p", ["APP_PORT"] = "1" },
            hasFile: true);

        Assert.Equal(1, settings.Port);
        Assert.Null(settings.SlackWebhookUrl);
        Assert.Null(settings.PrometheusUrl);
        Assert.Equal(["SLACK_WEBHOOK_URL", "PROMETHEUS_URL"], settings.Ignored);
    }

    private static EnvironmentSettings Read(params (string Name, string Value)[] variables) =>
        EnvironmentSettings.Read(variables.ToDictionary(v => v.Name, v => v.Value), hasFile: false);
}
