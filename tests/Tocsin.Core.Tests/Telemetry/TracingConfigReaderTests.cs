using Tocsin.Configuration;

namespace Tocsin.Telemetry;

public class TracingConfigReaderTests
{
    [Fact]
    public void All_keys_are_read()
    {
        var (config, errors) = Read(
            """
            tracing:
              client_type: http
              endpoint: otel.example:4318
              sampling_fraction: 0.25
              insecure: true
              tls_config: { ca_file: ca.pem }
              headers: { X-Scope: { values: [a], files: [f] }, Authorization: { secrets: [s] } }
              compression: gzip
              timeout: 1m
            """);

        Assert.Empty(errors.InOrder);
        Assert.Equal((TracingClientType.Http, "otel.example:4318", 0.25, true, true, TimeSpan.FromMinutes(1)),
            (config!.ClientType, config.Endpoint, config.SamplingFraction, config.Insecure, config.Gzip, config.Timeout));
        Assert.Equal(("ca.pem", "f"), (config.Tls.CaFile, config.Headers["x-scope"].Files.Single()));
        Assert.Equal("s", config.Headers["Authorization"].Secrets.Single().Reveal());
    }

    [Fact]
    public void It_is_said_that_nothing_is_sent()
    {
        var (config, errors) = Read("tracing: { endpoint: e }");

        Assert.Equal(TracingClientType.Grpc, config?.ClientType);
        Assert.Equal("line 1, column 10: tracing: is understood, but this version of Tocsin doesn't send traces", Assert.Single(errors.Warnings).ToString());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("tracing:")]
    public void Without_the_key_there_is_nothing_to_say(string yaml)
    {
        var (config, errors) = Read(yaml);

        Assert.Null(config);
        Assert.Empty(errors.Warnings);
    }

    [Theory]
    [InlineData("{}", "tracing: tracing endpoint must be set")]
    [InlineData("{ endpoint: e, client_type: udp }", "tracing.client_type: expected tracing client type to be to be http or grpc, but got \"udp\"")]
    [InlineData("{ endpoint: e, compression: zstd }", "tracing.compression: invalid compression type \"zstd\" provided, valid options: gzip")]
    [InlineData("{ endpoint: e, sampling_fraction: half }", "tracing.sampling_fraction: \"half\" is no number")]
    [InlineData("{ endpoint: e, url: u }", "tracing.url: unknown key")]
    public void A_mistake_is_named(string yaml, string message) =>
        Assert.StartsWith(message, Assert.Single(Read("tracing: " + yaml).Errors.InOrder).Message, StringComparison.Ordinal);

    private static (TracingConfig? Config, ConfigErrors Errors) Read(string yaml)
    {
        var errors = new ConfigErrors();
        var root = new ConfigSection(YamlReader.Read(yaml, errors)!, "", errors);
        return (TracingConfigReader.Read(root), errors);
    }
}
