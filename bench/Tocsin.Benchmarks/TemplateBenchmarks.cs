using BenchmarkDotNet.Attributes;
using Tocsin.GoTemplates;
using Tocsin.Templating;

namespace Tocsin.Benchmarks;

/// <summary>The default templates for a group of 10 alerts, each with 12 labels and 3 annotations.</summary>
[MemoryDiagnoser]
public class TemplateBenchmarks
{
    private static readonly string[] _slackFields = ["title", "titlelink", "username", "fallback", "pretext", "text", "color", "callbackid", "iconemoji", "iconurl", "footer"];

    private readonly TimeProvider _time = TimeProvider.System;
    private readonly AlertTemplates _templates = AlertTemplates.Default(TimeProvider.System);
    private Template _list = null!;
    private Template _markdown = null!;
    private Template[] _slack = null!;
    private TemplateData _data = null!;
    private TemplateSource _source = null!;

    [GlobalSetup]
    public void Setup()
    {
        _list = _templates.Text("""{{ template "__text_alert_list" .Alerts.Firing }}""");
        _markdown = _templates.Text("""{{ template "msteams.default.text" . }}""");
        _slack = [.. _slackFields.Select(f => _templates.Text($$$"""{{ template "slack.default.{{{f}}}" . }}"""))];
        _source = new TemplateSource();
        _data = _source.Data();
    }

    /// <summary>All fields of the default Slack message.</summary>
    [Benchmark]
    public int SlackMessage()
    {
        var length = 0;
        foreach (var field in _slack)
        {
            length += field.Render(_data).Length;
        }

        return length;
    }

    /// <summary>The text that lists all alerts with labels and annotations, as most integrations send it.</summary>
    [Benchmark]
    public string ListOfAlerts() => _list.Render(_data);

    [Benchmark]
    public string ListOfAlertsAsMarkdown() => _markdown.Render(_data);

    /// <summary>What comes before: the data of the group, with all labels read once.</summary>
    [Benchmark]
    public string DataAndListOfAlerts() => _list.Render(_source.Data());

    [Benchmark]
    public object ParseDefaults() => AlertTemplates.Default(_time);
}
