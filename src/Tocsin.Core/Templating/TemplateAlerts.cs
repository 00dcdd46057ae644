using System.Collections;
using Tocsin.GoTemplates;

namespace Tocsin.Templating;

/// <summary>The alerts of a notification: Go's <c>template.Alerts</c>. Those that fire and those that are resolved are gathered once.</summary>
internal sealed class TemplateAlerts(IReadOnlyList<TemplateAlert> alerts) : IReadOnlyList<TemplateAlert>
{
    private TemplateAlert[]? _firing;
    private TemplateAlert[]? _resolved;

    public static GoType Type { get; } = GoType.Slice<TemplateAlerts, TemplateAlert>("template.Alerts", TemplateAlert.Type)
        .Method("Firing", a => a.Firing)
        .Method("Resolved", a => a.Resolved)
        .Zero(new TemplateAlerts([]))
        .Build();

    public TemplateAlert[] Firing => _firing ??= [.. alerts.Where(a => a.Status == TemplateAlert.FiringStatus)];

    public TemplateAlert[] Resolved => _resolved ??= [.. alerts.Where(a => a.Status == TemplateAlert.ResolvedStatus)];

    public int Count => alerts.Count;

    public TemplateAlert this[int index] => alerts[index];

    public IEnumerator<TemplateAlert> GetEnumerator() => alerts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
