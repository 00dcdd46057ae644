using Tocsin.Configuration;
using Tocsin.Http;

namespace Tocsin.Notification.Incidentio;

/// <summary>Reads <c>incidentio_configs</c>.</summary>
internal static class IncidentioConfig
{
    // Upstream forgets this type where it makes paths relative to the configuration's folder.
    private const string Folder = "";

    public static IntegrationType Type { get; } = IntegrationType.WithoutSender("incidentio_configs", "incidentio", sendResolvedByDefault: true, Read);

    public static IncidentioOptions Read(ConfigSection section, ReceiverContext context)
    {
        var http = section.HttpClient(Folder);
        var token = SecretSource.From(section, "alert_source_token");
        CheckToken(section, http, token);
        return new IncidentioOptions
        {
            Http = http ?? context.Global.Http,
            Url = Url(section),
            AlertSourceToken = token,
            MaxAlerts = section.MaxAlerts(),
            Timeout = section.GoTimeout("timeout"),
        };
    }

    private static SecretSource Url(ConfigSection section)
    {
        section.ApiUrl("url");
        var url = SecretSource.From(section, "url");
        if (url is null && !section.Has("url"))
        {
            section.Error("one of url or url_file must be configured");
        }

        return url ?? new SecretSource("url", null);
    }

    /// <summary>Without an <c>http_config</c> of its own an entry needs no token: the global one may have the authorization, and upstream doesn't look.</summary>
    private static void CheckToken(ConfigSection section, HttpClientConfig? http, SecretSource? token)
    {
        if (http is { Authorization: not null } && token is not null)
        {
            section.Error("cannot specify alert_source_token or alert_source_token_file when using http_config.authorization");
        }

        if (http is { Authorization: null } && token is null)
        {
            section.Error("at least one of alert_source_token, alert_source_token_file or http_config.authorization must be configured");
        }
    }
}
