using Tocsin.Configuration;
using Tocsin.Templating;

namespace Tocsin.Notification.Rocketchat;

/// <summary>Reads <c>rocketchat_configs</c>.</summary>
internal static class RocketchatConfig
{
    public static IntegrationType Type { get; } =
        IntegrationType.WithoutSender("rocketchat_configs", "rocketchat", sendResolvedByDefault: false, Read) with { NullIsEmpty = true };

    public static RocketchatOptions Read(ConfigSection section, ReceiverContext context)
    {
        var (templates, global) = (context.Templates, context.Global);
        return new RocketchatOptions
        {
            Http = section.HttpClient(context),
            Templates = templates,
            ApiUrl = section.ApiUrl("api_url") ?? global.RocketchatApiUrl,
            TokenId = section.SecretOrGlobal("token_id", global.RocketchatTokenId, "no global Rocketchat TokenID set either inline or in a file"),
            Token = section.SecretOrGlobal("token", global.RocketchatToken, "no global Rocketchat Token set either inline or in a file"),
            Channel = section.Template("channel", templates, ""),
            Color = section.Template("color", templates, RocketchatOptions.DefaultColor),
            Title = section.Template("title", templates, RocketchatOptions.DefaultTitle),
            TitleLink = section.Template("title_link", templates, RocketchatOptions.DefaultTitleLink),
            Text = section.Template("text", templates, RocketchatOptions.DefaultText),
            Emoji = section.Template("emoji", templates, RocketchatOptions.DefaultEmoji),
            IconUrl = section.Template("icon_url", templates, RocketchatOptions.DefaultIconUrl),
            ImageUrl = section.Template("image_url", templates, ""),
            ThumbUrl = section.Template("thumb_url", templates, ""),
            Fields = [.. section.Sections("fields").Select(field => Field(field, templates))],
            ShortFields = section.Bool("short_fields", false),
            LinkNames = section.Bool("link_names", false),
            Actions = [.. section.Sections("actions").Select(action => Action(action, templates))],
        };
    }

    private static RocketchatField Field(ConfigSection section, AlertTemplates templates)
    {
        var field = new RocketchatField(section.Template("title", templates, ""), section.Template("value", templates, ""), section.OptionalBool("short"));
        section.Done();
        return field;
    }

    /// <summary>Upstream gives these keys no names of their own, so they are its fields' names in lower case; most it reads and never sends.</summary>
    private static RocketchatAction Action(ConfigSection section, AlertTemplates templates)
    {
        var action = new RocketchatAction(section.Template("text", templates, ""), section.Template("url", templates, ""), section.Template("msg", templates, ""));
        foreach (var unsent in new[] { "type", "imageurl", "webviewheightratio", "msgprocessingtype" })
        {
            section.Text(unsent);
        }

        section.Bool("iswebview", false);
        section.Bool("msginchatwindow", false);
        section.Done();
        return action;
    }
}
