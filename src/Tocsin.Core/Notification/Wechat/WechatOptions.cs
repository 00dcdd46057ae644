using Tocsin.Configuration;
using Tocsin.Http;
using Tocsin.Templating;

namespace Tocsin.Notification.Wechat;

/// <summary>One entry of <c>wechat_configs</c>.</summary>
internal sealed record WechatOptions
{
    public const string DefaultMessage = """{{ template "wechat.default.message" . }}""";
    public const string DefaultToUser = """{{ template "wechat.default.to_user" . }}""";
    public const string DefaultToParty = """{{ template "wechat.default.to_party" . }}""";
    public const string DefaultToTag = """{{ template "wechat.default.to_tag" . }}""";
    public const string DefaultAgentId = """{{ template "wechat.default.agent_id" . }}""";

    public required HttpClientConfig Http { get; init; }

    /// <summary>What the keys, which are templates, may call.</summary>
    public required AlertTemplates Templates { get; init; }

    /// <summary>Ends with a slash.</summary>
    public required Uri ApiUrl { get; init; }

    /// <summary>A template, like the texts below.</summary>
    public required SecretSource ApiSecret { get; init; }

    public required string CorpId { get; init; }

    public string Message { get; init; } = DefaultMessage;

    public string ToUser { get; init; } = DefaultToUser;

    public string ToParty { get; init; } = DefaultToParty;

    public string ToTag { get; init; } = DefaultToTag;

    public string AgentId { get; init; } = DefaultAgentId;

    public WechatMessageType MessageType { get; init; }
}

internal enum WechatMessageType : byte
{
    Text,
    Markdown,
}
