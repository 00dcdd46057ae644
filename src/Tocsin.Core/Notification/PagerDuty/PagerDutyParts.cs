using Tocsin.Configuration;
using Tocsin.Templating;

namespace Tocsin.Notification.PagerDuty;

/// <summary>A picture in an incident. All are templates.</summary>
internal sealed record PagerDutyImage(string Src, string Alt, string Href);

/// <summary>A link in an incident. Both are templates.</summary>
internal sealed record PagerDutyLink(string Href, string Text);

/// <summary>Reads <c>images</c> and <c>links</c> of <c>pagerduty_configs</c>. One that is null has all its keys empty.</summary>
internal static class PagerDutyParts
{
    public static IReadOnlyList<PagerDutyImage> Images(ConfigSection section, AlertTemplates templates) => [.. section.Sections("images", missing: null).Select(image =>
    {
        var read = new PagerDutyImage(image.Template("src", templates, ""), image.Template("alt", templates, ""), image.Template("href", templates, ""));
        image.Done();
        return read;
    })];

    public static IReadOnlyList<PagerDutyLink> Links(ConfigSection section, AlertTemplates templates) => [.. section.Sections("links", missing: null).Select(link =>
    {
        var read = new PagerDutyLink(link.Template("href", templates, ""), link.Template("text", templates, ""));
        link.Done();
        return read;
    })];
}
