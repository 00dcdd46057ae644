using Tocsin.Alerts;

namespace Tocsin.Templating;

public sealed class PlainTemplateTests
{
    private static readonly Alert _alert = new()
    {
        Labels = LabelSet.Of(("pod", "web-1"), ("app.kubernetes.io/name", "web")),
        Annotations = LabelSet.Of(("summary", "It is down.")),
        StartsAt = default,
        EndsAt = default,
        UpdatedAt = default,
    };

    [Theory]
    [InlineData("", "")]
    [InlineData("no template", "no template")]
    [InlineData("{{ .Labels.pod }}", "web-1")]
    [InlineData("{{.Labels.pod}}", "web-1")]
    [InlineData("a{{ .Labels.pod }}b{{ .Annotations.summary }}c", "aweb-1bIt is down.c")]
    [InlineData("""{{ index .Labels "app.kubernetes.io/name" }}""", "web")]
    [InlineData("""{{ index .Annotations "summary" }}""", "It is down.")]
    [InlineData("{{ .Status }} {{ .Fingerprint }}", "firing 6042539302e77b89")]
    [InlineData("{ .Labels.pod }", "{ .Labels.pod }")]
    [InlineData("{{ .Labels.pod }}}", "web-1}")]
    public void Known_forms_give_the_alerts_values(string text, string expected)
    {
        Assert.True(PlainTemplate.TryParse(text, out var template, out _));
        var rendered = string.Concat(template.Parts.Select(p => p.Field is { } field && field.TryRead(_alert, out var value) ? value : p.Text));
        Assert.Equal(expected, rendered);
    }

    [Theory]
    [InlineData("{{ .Labels.pod")]
    [InlineData("{{ .Labels }}")]
    [InlineData("{{ .Labels.app-name }}")]
    [InlineData("{{- .Labels.pod -}}")]
    [InlineData("{{ .Labels.pod | toUpper }}")]
    [InlineData("{{ if .Labels.pod }}x{{ end }}")]
    [InlineData("{{ $labels.pod }}")]
    [InlineData("{{ .Lables.pod }}")]
    [InlineData("""{{ template "x" . }}""")]
    [InlineData("{{/* nothing */}}")]
    [InlineData("{{}}")]
    public void Other_actions_are_refused_with_the_forms_that_exist(string text)
    {
        Assert.False(PlainTemplate.TryParse(text, out _, out var error));
        Assert.StartsWith(text[..Math.Min(8, text.Length)], error, StringComparison.Ordinal);
        Assert.Contains("{{ .Labels.name }}", error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_absent_label_is_not_readable()
    {
        Assert.False(new AlertField(AlertFieldKind.Label, "node").TryRead(_alert, out _));
        Assert.Equal("label \"node\"", new AlertField(AlertFieldKind.Label, "node").ToString());
    }
}
