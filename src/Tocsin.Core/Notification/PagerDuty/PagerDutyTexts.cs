namespace Tocsin.Notification.PagerDuty;

/// <summary>The keys of an event that are templates, rendered.</summary>
internal sealed class PagerDutyTexts
{
    private const string DefaultDescription = """{{ template "pagerduty.default.description" . }}""";
    private const string DefaultClient = """{{ template "pagerduty.default.client" . }}""";
    private const string DefaultClientUrl = """{{ template "pagerduty.default.clientURL" . }}""";

    public PagerDutyTexts(PagerDutyOptions options, UpstreamData data, Headline? own)
    {
        var text = new MessageText(options.Templates, data.Template);
        Client = text.Of(options.Client, own is null ? DefaultClient : "Tocsin");
        ClientUrl = text.Of(options.ClientUrl, DefaultClientUrl);
        Description = options.Description is null && PagerDutySummary.Text(own) is { } summary ? summary : text.Of(options.Description, DefaultDescription);
        Source = options.Source is null && own?.Where is { Length: > 0 } place ? place : text.Of(options.Source, Client);
        Severity = text.Of(options.Severity) is { Length: > 0 } severity ? severity : own is null ? "error" : PagerDutySummary.Severity(own.Level);
        (Class, Component, Group) = (text.Of(options.Class), text.Of(options.Component), text.Of(options.Group));
        Error = text.Error;
    }

    public string Client { get; }

    public string ClientUrl { get; }

    public string Description { get; }

    public string Source { get; }

    public string Severity { get; }

    public string Class { get; }

    public string Component { get; }

    public string Group { get; }

    /// <summary>Why one of the templates failed; empty where none did.</summary>
    public string Error { get; }
}
