using Tocsin.GoTemplates;
using Tocsin.Templating;

namespace Tocsin.Notification;

/// <summary>
/// Renders the keys of one message. A template that fails costs its own text only: the message goes out with the default in its place, and says what
/// is wrong.
/// </summary>
internal sealed class MessageText(AlertTemplates templates, TemplateData data)
{
    /// <summary>Why a template failed; empty where none did.</summary>
    public string Error { get; private set; } = "";

    /// <summary>The text of a key, or that of the default where the key is absent or its template fails.</summary>
    public string Of(string? template, string otherwise = "") => template is not null && TryRender(template, out var text) ? text : TryRender(otherwise, out text) ? text : "";

    /// <summary>The text of a key without which nothing can be sent; false where its template fails.</summary>
    public bool TryRender(string template, out string text)
    {
        try
        {
            text = template.Contains("{{", StringComparison.Ordinal) ? templates.Text(template).Render(data) : template;
            return true;
        }
        catch (TemplateException e)
        {
            Error = Error.Length > 0 ? Error : e.Message;
            text = "";
            return false;
        }
    }
}
