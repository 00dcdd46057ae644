using Tocsin.Configuration;

namespace Tocsin.Notification.Pushover;

/// <summary>Reads <c>pushover_configs</c>.</summary>
internal static class PushoverConfig
{
    public static IntegrationType Type { get; } = IntegrationType.WithoutSender("pushover_configs", "pushover", sendResolvedByDefault: true, Read);

    public static PushoverOptions Read(ConfigSection section, ReceiverContext context)
    {
        var templates = context.Templates;
        var options = new PushoverOptions
        {
            Http = section.HttpClient(context),
            Templates = templates,
            UserKey = Key(section, "user_key", context),
            Token = Key(section, "token", context),
            Title = section.Template("title", templates, PushoverOptions.DefaultTitle),
            Message = section.Template("message", templates, PushoverOptions.DefaultMessage),
            Url = section.Template("url", templates, PushoverOptions.DefaultUrl),
            UrlTitle = section.Template("url_title", templates, ""),
            Device = section.Template("device", templates, ""),
            Sound = section.Template("sound", templates, ""),
            Priority = section.Template("priority", templates, PushoverOptions.DefaultPriority),
            Retry = section.GoDuration("retry", TimeSpan.FromMinutes(1)),
            Expire = section.GoDuration("expire", TimeSpan.FromHours(1)),
            Ttl = section.GoDuration("ttl", TimeSpan.Zero),
            Html = section.Bool("html", absent: false),
            Monospace = section.Bool("monospace", absent: false),
        };
        if (options is { Html: true, Monospace: true })
        {
            section.Error("monospace", "at most one of monospace & html must be configured");
        }

        return options;
    }

    private static SecretSource Key(ConfigSection section, string key, ReceiverContext context)
    {
        section.CheckSecretTemplate(key, context.Templates);
        return section.SecretOrGlobal(key, global: null, $"one of {key} or {key}_file must be configured");
    }
}
