using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Tocsin.Alerts;
using Tocsin.GoTemplates;
using Tocsin.Templating;
using Tocsin.Templating.Languages;

namespace Tocsin.EndToEnd.Docs;

/// <summary>
/// A template that docs/templates.md shows, with what it gives: the first two cells of a row whose first cell has <c>{{</c>, or a block <c>gotemplate</c>
/// with the block <c>text</c> after it. The heading above says which language it writes; so does a comment before a block. All are about the block
/// <c>json</c>, or about the first alert in it.
/// </summary>
internal sealed record TemplateExample(string Heading, string Template, string Gives)
{
    private const string Name = "docs/templates.md";

    private static readonly Document _document = new(Name);
    private static readonly string _json = _document.Blocks.Single(b => b.Language == "json").Text;
    private static readonly AlertTemplates _templates = AlertTemplates.Default(new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero)));

    private static readonly Dictionary<string, OutputLanguage> _ofOneAlert = new()
    {
        ["PromQL"] = QueryLanguage.PromQl,
        ["LogQL"] = QueryLanguage.LogQl,
        ["Slack"] = MrkdwnLanguage.Instance,
        ["JSON"] = JsonLanguage.Instance,
        ["URLs"] = UrlLanguage.Instance,
    };

    public static IReadOnlyList<TemplateExample> All { get; } = [.. InTables(), .. InBlocks()];

    /// <summary>What the template gives now: its text or its error.</summary>
    public string Render()
    {
        var isHtml = Heading.Equals("HTML", StringComparison.OrdinalIgnoreCase);
        if (_ofOneAlert.TryGetValue(Heading, out var language))
        {
            return AlertTemplate.TryParse(Template, language, TimeProvider.System, out var template, out var error) && template.TryRender(FirstAlert(), out var text, out error) ? text : error!;
        }

        try
        {
            return (isHtml ? _templates.Html(Template) : _templates.Text(Template)).Render(TemplateDataJson.Read(_json)).Trim();
        }
        catch (TemplateException e)
        {
            return e.Message;
        }
    }

    private static IEnumerable<TemplateExample> InTables() =>
        from heading in _document.Prose.Where(line => line.StartsWith('#')).Select(line => line.TrimStart('#').Trim())
        from row in _document.Rows(heading)
        where row[0].Contains("{{", StringComparison.Ordinal)
        select new TemplateExample(heading, Code(row[0]), Code(row[1]));

    private static IEnumerable<TemplateExample> InBlocks() =>
        _document.Blocks.Zip(_document.Blocks.Skip(1)).Where(pair => pair.First.Language == "gotemplate").Select(pair =>
        {
            Assert.Equal("text", pair.Second.Language);
            return new TemplateExample(pair.First.Comment, pair.First.Text, pair.Second.Text.Trim());
        });

    // Inside of a table a | in code has a backslash.
    private static string Code(string cell) => cell.Trim('`').Replace("\\|", "|", StringComparison.Ordinal);

    private static Alert FirstAlert()
    {
        var alert = JsonDocument.Parse(_json).RootElement.GetProperty("alerts")[0];
        return new Alert
        {
            Labels = Set(alert.GetProperty("labels")),
            Annotations = Set(alert.GetProperty("annotations")),
            StartsAt = alert.GetProperty("startsAt").GetDateTimeOffset(),
            EndsAt = default,
            UpdatedAt = default,
        };
    }

    private static LabelSet Set(JsonElement map) => LabelSet.Of(map.EnumerateObject().Select(p => new Label(p.Name, p.Value.GetString()!)));
}
