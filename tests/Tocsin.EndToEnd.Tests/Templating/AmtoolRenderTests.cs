using Tocsin.GoTemplates;
using Tocsin.Templating;
using Tocsin.Testing;

namespace Tocsin.EndToEnd.Templating;

/// <summary>Templates and data that nobody wrote: amtool and Tocsin give the same, text or error.</summary>
/// <remarks>amtool is that of Alertmanager 0.25, so the samples keep to what it knows and hold no text of labels as a whole.</remarks>
public sealed class AmtoolRenderTests
{
    private const string Amtool = "/usr/bin/amtool";

    private static readonly string[] _pieces =
    [
        "text ", "<b>&\"'\n", "{{ .Status }}", "{{ .Receiver | urlquery }}", "{{ .ExternalURL }}", "{{ .GroupLabels.alertname | title }}", "{{ .CommonLabels.nope }}",
        "{{ len .Alerts }}", "{{ .Alerts.Firing | len | printf \"%03d\" }}", "{{ range .Alerts }}{{ .Labels.instance }};{{ end }}", "{{ (index .Alerts 0).Annotations.summary }}",
        "{{ with .CommonAnnotations.summary }}{{ . }}{{ else }}none{{ end }}", "{{ range $i, $a := .Alerts }}{{ if $i }}, {{ end }}{{ $a.Fingerprint }}{{ end }}",
        "{{- \" trimmed \" -}}", "{{ range .CommonLabels.SortedPairs }}{{ .Name }}={{ printf \"%q\" .Value }} {{ end }}", "{{ join \",\" .GroupLabels.Names }}",
        "{{ .CommonLabels.Remove (stringSlice \"severity\") | len }}", "{{ reReplaceAll \"[a-z]+([0-9]?)\" \"<$1>\" .CommonLabels.instance }}", "{{ if match \"^H\" .GroupLabels.alertname }}H{{ end }}",
        "{{ (index .Alerts 0).StartsAt.Format \"Jan _2 15:04:05.000 MST\" }}", "{{ range .Alerts.Resolved }}{{ .EndsAt.Sub .StartsAt }}{{ end }}", "{{ range .Alerts }}{{ .StartsAt }}{{ end }}",
        "{{ eq .Status \"firing\" \"resolved\" }}", "{{ $x := .Status }}{{ $x | toUpper | html | js }}", "{{ template \"__subject\" . }}", "{{ template \"slack.default.fallback\" . }}",
        "{{ .Alerts.Nope }}", "{{ index .Alerts 99 }}", "{{ template \"nope\" }}", "{{ gt 1 \"a\" }}", "{{ nope }}", "{{ if }}", "{{ end }}", "{{ .GroupLabels.alertname.x }}",
        "<a href=\"{{ (index .Alerts 0).GeneratorURL }}\">", "<p title='{{ .CommonAnnotations.summary }}'>", "<script>x = {{ .Status }}</script>",
    ];

    private static readonly AlertTemplates _templates = AlertTemplates.Default(TimeProvider.System);

    [Theory]
    [InlineData("text")]
    [InlineData("html")]
    public async Task The_same_template_and_data_give_the_same(string type)
    {
        SkipWithoutAmtool();
        using var folder = new TemporaryFolder();
        var random = new Random(type.Length);
        for (var i = 0; i < 60; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => _pieces[random.Next(_pieces.Length)]));
            var data = Path.Combine(SharedFiles.Corpus, "templates", "data", $"s{random.Next(1, 5)}.json");
            var expected = await RenderWithAmtoolAsync(folder, text, type, data);
            Assert.Equal($"{text}\n{expected}", $"{text}\n{Render(text, type, data)}");
        }
    }

    private static string Render(string text, string type, string data)
    {
        try
        {
            var template = type == "html" ? _templates.Html(text) : _templates.Text(text);
            return template.Render(TemplateDataJson.Read(File.ReadAllText(data)));
        }
        catch (TemplateException e)
        {
            return $"amtool: error: {e.Message}\n\n";
        }
    }

    private static async Task<string> RenderWithAmtoolAsync(TemporaryFolder folder, string text, string type, string data)
    {
        // Debian's amtool has no default templates; it takes ours.
        foreach (var (name, content) in DefaultTemplates.Files)
        {
            folder.Write(name, content);
        }

        string[] arguments = ["template", "render", $"--template.glob={folder.Path}/*.tmpl", $"--template.text={text}", $"--template.type={type}", $"--template.data={data}"];
        return (await Command.RunAsync(Amtool, arguments, cancellationToken: TestContext.Current.CancellationToken)).Output;
    }

    private static void SkipWithoutAmtool()
    {
        if (!File.Exists(Amtool))
        {
            const string Missing = "amtool is not there; on Debian, install the package prometheus-alertmanager";
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", Missing);
            Assert.Skip(Missing);
        }
    }
}
