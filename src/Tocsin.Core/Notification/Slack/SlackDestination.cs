using Tocsin.Configuration;
using Tocsin.Http;

namespace Tocsin.Notification.Slack;

/// <summary>
/// Where an entry of <c>slack_configs</c> posts, and as whom: to a webhook, or with an app token to the app URL. A token goes before a URL; the
/// global token is used only where the entry has no URL and no authorization of its own.
/// </summary>
internal sealed record SlackDestination(SecretSource Url, HttpClientConfig Http)
{
    public static SlackDestination Read(ConfigSection section, ReceiverContext context)
    {
        var own = section.HttpClient(context.Folder);
        var http = own ?? context.Global.Http;
        var (url, token) = (section.SecretUrl("api_url"), SecretSource.From(section, "app_token"));
        CheckOne(section, url, token);
        var appUrl = section.ApiUrl("app_url", context.Global.SlackAppUrl, "no global Slack App URL set");

        // A URL in a file doesn't keep the global token away; so it is upstream.
        token ??= own?.Authorization is null && url?.Value is null ? context.Global.SlackAppToken : null;
        url ??= context.Global.SlackApiUrl;
        if (token is null)
        {
            return new SlackDestination(url ?? Missing(section), http);
        }

        if (http.Authorization is not null)
        {
            section.Error("http authorization can't be set when using Slack App tokens");
        }

        return new SlackDestination(
            new SecretSource("app_url", new Secret(appUrl.OriginalString)),
            http with { Authorization = new AuthorizationConfig("Bearer", token) });
    }

    private static void CheckOne(ConfigSection section, SecretSource? url, SecretSource? token)
    {
        if (url is not null && token is not null)
        {
            section.Error("at most one of api_url/api_url_file & app_token/app_token_file must be configured");
        }
    }

    private static SecretSource Missing(ConfigSection section)
    {
        if (!section.Has("api_url"))
        {
            section.Error("no Slack API URL nor App token set either inline or in a file");
        }

        return new SecretSource("api_url", null);
    }
}
