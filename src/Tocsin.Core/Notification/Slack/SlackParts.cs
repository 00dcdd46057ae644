using Tocsin.Configuration;
using Tocsin.Templating;

namespace Tocsin.Notification.Slack;

/// <summary>Reads the fields and buttons of <c>slack_configs</c>.</summary>
internal static class SlackParts
{
    public static IReadOnlyList<SlackField> Fields(ConfigSection section, AlertTemplates templates)
    {
        var shortFields = section.Bool("short_fields", absent: false);
        return [.. section.Sections("fields", missing: null).Select(field => Field(field, templates, shortFields))];
    }

    public static IReadOnlyList<SlackAction> Actions(ConfigSection section, AlertTemplates templates) =>
        [.. section.Sections("actions", missing: null).Select(action => Action(action, templates))];

    private static SlackField Field(ConfigSection section, AlertTemplates templates, bool shortFields)
    {
        var field = new SlackField(
            Needed(section, "title", "field", templates), Needed(section, "value", "field", templates), section.OptionalBool("short") ?? shortFields);
        section.Done();
        return field;
    }

    private static SlackAction Action(ConfigSection section, AlertTemplates templates)
    {
        var (url, name, value) = (section.Template("url", templates, ""), section.Template("name", templates, ""), section.Template("value", templates, ""));
        var confirm = section.Section("confirm") is { } confirmation ? Confirmation(confirmation, templates) : null;
        if (url.Length == 0 && name.Length == 0)
        {
            section.Error("missing name or url in Slack action configuration");
        }

        var action = new SlackAction
        {
            Type = Needed(section, "type", "action", templates),
            Text = Needed(section, "text", "action", templates),
            Style = section.Template("style", templates, ""),
            Url = url,
            Name = url.Length > 0 ? "" : name,
            Value = url.Length > 0 ? "" : value,
            Confirm = url.Length > 0 ? null : confirm,
        };
        section.Done();
        return action;
    }

    private static SlackConfirmation Confirmation(ConfigSection section, AlertTemplates templates)
    {
        var confirmation = new SlackConfirmation(
            Needed(section, "text", "confirmation", templates),
            section.Template("title", templates, ""),
            section.Template("ok_text", templates, ""),
            section.Template("dismiss_text", templates, ""));
        section.Done();
        return confirmation;
    }

    private static string Needed(ConfigSection section, string key, string part, AlertTemplates templates) =>
        section.RequiredTemplate(key, templates, $"Slack {part} configuration");
}
