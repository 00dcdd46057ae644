using Tocsin.Configuration;
using Tocsin.Http;

namespace Tocsin.Notification.Webex;

/// <summary>Reads <c>webex_configs</c>.</summary>
internal static class WebexConfig
{
    public static IntegrationType Type { get; } = IntegrationType.WithoutSender("webex_configs", "webex", sendResolvedByDefault: true, Read);

    public static WebexOptions Read(ConfigSection section, ReceiverContext context)
    {
        var roomId = section.Template("room_id", context.Templates, "");
        if (roomId.Length == 0)
        {
            section.Error("missing room_id on webex_config");
        }

        return new WebexOptions
        {
            Http = Http(section, context),
            Templates = context.Templates,
            ApiUrl = section.ApiUrl("api_url", context.Global.WebexApiUrl, "no global Webex URL set"),
            Message = section.Template("message", context.Templates, WebexOptions.DefaultMessage),
            RoomId = roomId,
        };
    }

    /// <summary>The token has to stand in the entry itself: upstream looks for it before the global <c>http_config</c> is taken over.</summary>
    private static HttpClientConfig Http(ConfigSection section, ReceiverContext context)
    {
        var own = section.HttpClient(context.Folder);
        if (own?.Authorization is null)
        {
            section.Error("missing webex_configs.http_config.authorization");
        }

        return own ?? context.Global.Http;
    }
}
