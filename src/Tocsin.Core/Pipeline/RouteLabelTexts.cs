using System.Text;
using Microsoft.Extensions.Logging;
using Tocsin.Alerts;
using Tocsin.GoTemplates;
using Tocsin.Templating;

namespace Tocsin.Pipeline;

/// <summary>Renders the labels that routes add to what is told. One whose template fails is left out: a page must not wait for it.</summary>
internal sealed partial class RouteLabelTexts(AlertTemplates templates, Uri externalUrl, ILogger<RouteLabelTexts> logger)
{
    private readonly ILogger _logger = logger;

    /// <param name="group">The group that is due.</param>
    /// <param name="alerts">All its alerts, before anything is muted.</param>
    public LabelSet Of(Group group, IReadOnlyList<Alert> alerts)
    {
        var data = TemplateData.Of(group.Route.Receiver, "", group.Labels, alerts, externalUrl);
        var labels = new LabelSetBuilder();
        foreach (var (name, text) in group.Route.Labels)
        {
            labels.Add(Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(Render(group, name, text, data)));
        }

        return labels.ToLabelSet();
    }

    private string Render(Group group, string name, string text, TemplateData data)
    {
        try
        {
            return text.Contains("{{", StringComparison.Ordinal) ? templates.Text(text).Render(data) : text;
        }
        catch (TemplateException e)
        {
            LogFailed(name, group.Route.Key, e.Message);
            return "";
        }
    }

    [LoggerMessage(LogLevel.Warning, "The template of label {Label} of route {Route} can't be rendered, so the label is left out: {Error}")]
    private partial void LogFailed(string label, string route, string error);
}
