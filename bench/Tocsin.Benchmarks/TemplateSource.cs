using System.Globalization;
using Tocsin.Alerts;
using Tocsin.Templating;

namespace Tocsin.Benchmarks;

/// <summary>A group of 10 alerts that fire.</summary>
internal sealed class TemplateSource
{
    private static readonly DateTimeOffset _start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly Alert[] _alerts = [.. Enumerable.Range(0, 10).Select(AlertNumber)];
    private readonly LabelSet _group = LabelSet.Of(("alertname", "PodMemoryPressure"), ("namespace", "payments-03"));
    private readonly Uri _url = new("http://alertmanager.example.org:9093");

    public TemplateData Data() => TemplateData.Of("team-X/pager", "first notification", _group, _alerts, _url);

    private static Alert AlertNumber(int number) => new()
    {
        Labels = LabelSet.Of([.. SampleAlert.LabelSet().Select(l => l.Name == "instance" ? (l.Name, string.Create(CultureInfo.InvariantCulture, $"10.1.226.{number}:8080")) : (l.Name, l.Value))]),
        Annotations = LabelSet.Of(
            ("summary", "Memory is short"),
            ("description", "The pod has used 95 % of its memory for 10 minutes."),
            ("runbook_url", "https://runbooks.example.org/PodMemoryPressure")),
        StartsAt = _start,
        UpdatedAt = _start,
        EndsAt = _start.AddMinutes(4),
        GeneratorUrlUtf8 = "http://prometheus.example.org:9090/graph?g0.expr=memory&g0.tab=1"u8.ToArray(),
    };
}
