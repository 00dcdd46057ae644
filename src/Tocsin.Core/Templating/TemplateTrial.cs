using Tocsin.Alerts;
using Tocsin.GoTemplates;

namespace Tocsin.Templating;

/// <summary>
/// Renders a template for made-up alerts, so that a field which is nowhere, such as <c>.Annotations</c> of the whole message, is noticed before
/// it is needed. Only what would fail for any alerts is told.
/// </summary>
internal static class TemplateTrial
{
    private static readonly DateTimeOffset _at = new(2024, 2, 29, 12, 0, 0, TimeSpan.Zero);

    private static readonly TemplateData[] _samples = [Sample(2, 0), Sample(1, 1), Sample(0, 1)];

    /// <returns>Why it fails; null where it does not, or no more than for these alerts.</returns>
    public static string? Problem(Template template)
    {
        foreach (var sample in _samples)
        {
            try
            {
                template.Render(sample);
            }
            catch (TemplateException e) when (IsCertain(e.Message))
            {
                return e.Message;
            }
            catch (TemplateException)
            {
                // With the labels of other alerts it may work.
            }
        }

        return null;
    }

    private static bool IsCertain(string message) =>
        message.Contains("can't evaluate field", StringComparison.Ordinal) || message.Contains("not defined", StringComparison.Ordinal);

    private static TemplateData Sample(int firing, int ended)
    {
        var alerts = Enumerable.Range(0, firing + ended).Select(i => new Alert
        {
            Labels = LabelSet.Of(("alertname", "Sample"), ("severity", "critical"), ("instance", $"host{i}:9100")),
            Annotations = LabelSet.Of(("summary", "A sample"), ("description", "A sample alert")),
            Status = i < firing ? AlertStatus.Firing : AlertStatus.Resolved,
            StartsAt = _at.AddMinutes(-10),
            EndsAt = i < firing ? default : _at,
            UpdatedAt = _at,
        });
        return TemplateData.Of("sample", "first notification", LabelSet.Of(("alertname", "Sample")), [.. alerts], new Uri("http://localhost:9093"));
    }
}
