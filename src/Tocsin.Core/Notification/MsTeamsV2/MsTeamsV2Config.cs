using Tocsin.Configuration;
using Tocsin.Http;

namespace Tocsin.Notification.MsTeamsV2;

/// <summary>Reads <c>msteamsv2_configs</c>.</summary>
internal static class MsTeamsV2Config
{
    public static IntegrationType Type { get; } = IntegrationType.WithoutSender("msteamsv2_configs", "msteamsv2", sendResolvedByDefault: true, Read);

    public static MsTeamsV2Options Read(ConfigSection section, ReceiverContext context) => new()
    {
        Http = Http(section, context),
        Templates = context.Templates,
        WebhookUrl = section.WebhookUrl("msteamsv2"),
        Title = section.Template("title", context.Templates, MsTeamsV2Options.DefaultTitle),
        Text = section.Template("text", context.Templates, MsTeamsV2Options.DefaultText),
    };

    /// <summary>Unlike other types, this one adds the global proxy to an <c>http_config</c> of its own that names none; and nothing else.</summary>
    private static HttpClientConfig Http(ConfigSection section, ReceiverContext context)
    {
        var (own, global) = (section.HttpClient(context.Folder), context.Global.Http);
        return own is { Proxy: { Url: null, FromEnvironment: false } } ? own with { Proxy = own.Proxy with { Url = global.Proxy.Url } } : own ?? global;
    }
}
