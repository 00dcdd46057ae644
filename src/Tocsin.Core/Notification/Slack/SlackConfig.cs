using Tocsin.Configuration;
using Tocsin.Templating;

namespace Tocsin.Notification.Slack;

/// <summary>Reads <c>slack_configs</c>: Alertmanager's message, not Tocsin's own (<c>slack_app_configs</c>).</summary>
internal static class SlackConfig
{
    public static IntegrationType Type { get; } =
        IntegrationType.WithoutSender("slack_configs", "slack", sendResolvedByDefault: false, Read) with { NullIsEmpty = true };

    public static SlackOptions Read(ConfigSection section, ReceiverContext context)
    {
        var destination = SlackDestination.Read(section, context);
        var mrkdwnIn = section.Texts("mrkdwn_in");
        var options = new SlackOptions
        {
            Http = destination.Http,
            Templates = context.Templates,
            ApiUrl = destination.Url,
            Texts = ReadTexts(section, context.Templates),
            Fields = SlackParts.Fields(section, context.Templates),
            Actions = SlackParts.Actions(section, context.Templates),
            MrkdwnIn = mrkdwnIn.Count > 0 ? mrkdwnIn : SlackOptions.DefaultMrkdwnIn,
            LinkNames = section.Bool("link_names", absent: false),
            UpdateMessage = section.Bool("update_message", absent: false),
            Timeout = section.GoTimeout("timeout"),
        };
        if (options.UpdateMessage && section.Text("api_url") is not SlackOptions.PostMessageUrl)
        {
            section.Error("update_message", $"update_message can only be used with bot tokens. api_url must be set to {SlackOptions.PostMessageUrl}");
        }

        return options;
    }

    private static SlackTexts ReadTexts(ConfigSection section, AlertTemplates templates)
    {
        var defaults = new SlackTexts();
        return new SlackTexts
        {
            Channel = section.Template("channel", templates, defaults.Channel),
            Username = section.Template("username", templates, defaults.Username),
            Color = section.Template("color", templates, defaults.Color),
            Title = section.Template("title", templates, defaults.Title),
            TitleLink = section.Template("title_link", templates, defaults.TitleLink),
            Pretext = section.Template("pretext", templates, defaults.Pretext),
            Text = section.Template("text", templates, defaults.Text),
            MessageText = section.Template("message_text", templates, defaults.MessageText),
            Fallback = section.Template("fallback", templates, defaults.Fallback),
            CallbackId = section.Template("callback_id", templates, defaults.CallbackId),
            Footer = section.Template("footer", templates, defaults.Footer),
            IconEmoji = section.Template("icon_emoji", templates, defaults.IconEmoji),
            IconUrl = section.Template("icon_url", templates, defaults.IconUrl),
            ImageUrl = section.Template("image_url", templates, defaults.ImageUrl),
            ThumbUrl = section.Template("thumb_url", templates, defaults.ThumbUrl),
        };
    }
}
