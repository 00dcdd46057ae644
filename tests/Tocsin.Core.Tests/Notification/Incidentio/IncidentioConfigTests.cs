namespace Tocsin.Notification.Incidentio;

public class IncidentioConfigTests
{
    private const string Url = "url: https://api.incident.io/v2/alert_events/alertmanager/1\n";

    [Fact]
    public void All_keys_are_read()
    {
        var options = EntryReading.Of(Url + "alert_source_token_file: /run/t\nmax_alerts: 5\ntimeout: 1m30s\n", IncidentioConfig.Read).Good();

        Assert.Equal(("/run/t", 5, TimeSpan.FromSeconds(90)), (options.AlertSourceToken?.File, options.MaxAlerts, options.Timeout));
        Assert.True(IncidentioConfig.Type.SendResolvedByDefault);
    }

    [Fact]
    public void Files_are_not_looked_for_beside_the_configuration()
    {
        var options = EntryReading.Of(Url + "http_config: { authorization: { credentials_file: token } }", IncidentioConfig.Read).Good();

        Assert.Equal("token", options.Http.Authorization?.Credentials?.File);
    }

    [Fact]
    public void Without_an_http_config_of_its_own_an_entry_needs_no_token() => Assert.Null(EntryReading.Of(Url, IncidentioConfig.Read).Good().AlertSourceToken);

    [Theory]
    [InlineData("alert_source_token: t", "x: one of url or url_file must be configured")]
    [InlineData(Url + "url_file: f", "x.url: at most one of url & url_file must be configured")]
    [InlineData(Url + "alert_source_token: t\nalert_source_token_file: f", "x.alert_source_token: at most one of alert_source_token & alert_source_token_file must be configured")]
    [InlineData(Url + "alert_source_token: t\nhttp_config: { authorization: { credentials: c } }", "x: cannot specify alert_source_token or alert_source_token_file when using http_config.authorization")]
    [InlineData(Url + "http_config: {}", "x: at least one of alert_source_token, alert_source_token_file or http_config.authorization must be configured")]
    [InlineData(Url + "timeout: 1d", "x.timeout: not a valid duration string: \"1d\" (write it like 500ms, 30s or 1m30s)")]
    public void A_mistake_is_named(string yaml, string message) => Assert.Equal([message], EntryReading.Of(yaml, IncidentioConfig.Read).Messages);
}
