using Tocsin.Configuration;

namespace Tocsin.Notification.Wechat;

/// <summary>Reads <c>wechat_configs</c>.</summary>
internal static class WechatConfig
{
    public static IntegrationType Type { get; } =
        IntegrationType.WithoutSender("wechat_configs", "wechat", sendResolvedByDefault: false, Read) with { NullIsEmpty = true };

    public static WechatOptions Read(ConfigSection section, ReceiverContext context)
    {
        var templates = context.Templates;
        return new WechatOptions
        {
            Http = section.HttpClient(context),
            Templates = templates,
            ApiUrl = section.ApiUrl("api_url", context.Global.WeChatApiUrl, "no global Wechat URL set").EndingInSlash(),
            ApiSecret = ApiSecret(section, context),
            CorpId = CorpId(section, context),
            Message = section.Template("message", templates, WechatOptions.DefaultMessage),
            ToUser = section.Template("to_user", templates, WechatOptions.DefaultToUser),
            ToParty = section.Template("to_party", templates, WechatOptions.DefaultToParty),
            ToTag = section.Template("to_tag", templates, WechatOptions.DefaultToTag),
            AgentId = section.Template("agent_id", templates, WechatOptions.DefaultAgentId),
            MessageType = MessageType(section),
        };
    }

    private static SecretSource ApiSecret(ConfigSection section, ReceiverContext context)
    {
        section.CheckSecretTemplate("api_secret", context.Templates);
        return section.SecretOrGlobal("api_secret", context.Global.WeChatApiSecret, "no global Wechat Api Secret set either inline or in a file");
    }

    private static string CorpId(ConfigSection section, ReceiverContext context)
    {
        var own = section.Template("corp_id", context.Templates, "");
        var id = own.Length > 0 ? own : context.Global.WeChatApiCorpId;
        if (id.Length == 0)
        {
            section.Error("no global Wechat CorpID set");
        }

        return id;
    }

    private static WechatMessageType MessageType(ConfigSection section)
    {
        var text = section.Text("message_type", "");
        if (text is not ("" or "text" or "markdown"))
        {
            section.Error("message_type", $"weChat message type {Shown.Value(text)} does not match valid options ^(text|markdown)$");
        }

        return text == "markdown" ? WechatMessageType.Markdown : WechatMessageType.Text;
    }
}
