using Tocsin.Configuration;
using Tocsin.Templating;

namespace Tocsin.Notification.Mattermost;

/// <summary>Reads the keys of an attachment, which stand in <c>attachments</c> or in the entry itself.</summary>
internal static class MattermostAttachmentReader
{
    public static MattermostAttachment Read(ConfigSection section, AlertTemplates templates, MattermostAttachment absent) => new()
    {
        Fallback = section.Template("fallback", templates, absent.Fallback),
        Color = section.Template("color", templates, absent.Color),
        Pretext = section.Template("pretext", templates, absent.Pretext),
        Text = section.Template("text", templates, absent.Text),
        AuthorName = section.Template("author_name", templates, absent.AuthorName),
        AuthorLink = section.Template("author_link", templates, absent.AuthorLink),
        AuthorIcon = section.Template("author_icon", templates, absent.AuthorIcon),
        Title = section.Template("title", templates, absent.Title),
        TitleLink = section.Template("title_link", templates, absent.TitleLink),
        Fields = [.. section.Sections("fields").Select(field => Field(field, templates))],
        ThumbUrl = section.Template("thumb_url", templates, absent.ThumbUrl),
        Footer = section.Template("footer", templates, absent.Footer),
        FooterIcon = section.Template("footer_icon", templates, absent.FooterIcon),
        ImageUrl = section.Template("image_url", templates, absent.ImageUrl),
    };

    private static MattermostField Field(ConfigSection section, AlertTemplates templates)
    {
        const string Where = "Mattermost field configuration";
        var field = new MattermostField(
            section.RequiredTemplate("title", templates, Where), section.RequiredTemplate("value", templates, Where), section.OptionalBool("short"));
        section.Done();
        return field;
    }
}
