using System.Text.Json;
using Tocsin.GoTemplates;
using Tocsin.Testing;

namespace Tocsin.Templating;

/// <summary>Real template files and strings give what <c>amtool template render</c> gave for them, byte for byte, and fail where it failed.</summary>
public sealed class CorpusTests
{
    private const string WholeFile = "(whole file)";

    private static readonly Dictionary<string, TemplateData> _data = [];

    [Fact]
    public void Every_template_of_the_corpus_gives_what_amtool_gave()
    {
        var rows = File.ReadLines(PathOf("verdicts.tsv")).Skip(1).Select(line => line.Split('\t')).ToList();

        Assert.True(rows.Count >= 836);
        AssertNone(rows.Select(Difference));
    }

    [Fact]
    public void Every_template_string_of_real_configurations_gives_what_amtool_gave()
    {
        var differences = new List<string>();
        foreach (var line in File.ReadLines(Path.Combine(SharedFiles.Corpus, "templates-inline", "inline.jsonl")))
        {
            var row = JsonDocument.Parse(line).RootElement;
            foreach (var result in row.GetProperty("results").EnumerateObject())
            {
                var text = row.GetProperty("text").GetString()!;
                var expected = new Rendering(Field(result.Value, "out"), Field(result.Value, "error"));
                differences.Add(Compare($"{row.GetProperty("id")} {result.Name} {text}", expected, Rendering.Of(Rendering.Defaults, text, Data(result.Name), row.GetProperty("type").GetString() == "html")));
            }
        }

        Assert.True(differences.Count >= 200);
        AssertNone(differences);
    }

    private static void AssertNone(IEnumerable<string> differences)
    {
        var some = differences.Where(d => d.Length > 0).ToList();
        Assert.True(some.Count == 0, $"{some.Count} differ:\n{string.Join('\n', some)}");
    }

    private static string Difference(string[] row)
    {
        var (file, name, argument, data, type, rendered, error) = ($"{row[0]}.tmpl", row[1], row[2], row[3], row[4], row[6], row[7]);
        var expected = new Rendering(rendered.Length > 0 ? File.ReadAllText(PathOf($"rendered/{rendered}")) : "", error);
        return Compare($"{file} {name} {data}", expected, Render(file, name, argument, data, type == "html"));
    }

    private static Rendering Render(string file, string name, string argument, string data, bool isHtml)
    {
        var text = File.ReadAllText(PathOf(file));
        try
        {
            return name == WholeFile
                ? Rendering.Of(Rendering.Defaults, text, Data(data), isHtml)
                : Rendering.Of(Rendering.Defaults.With(file, text), $"{{{{ template \"{name}\" {argument} }}}}", Data(data), isHtml);
        }
        catch (TemplateException e)
        {
            return new("", e.Message);
        }
    }

    private static string Compare(string what, Rendering expected, Rendering actual) =>
        expected == actual ? "" : $"{what}: expected {(expected.Error.Length > 0 ? expected.Error : expected.Output)} but got {(actual.Error.Length > 0 ? actual.Error : actual.Output)}";

    private static TemplateData Data(string name)
    {
        if (!_data.TryGetValue(name, out var data))
        {
            _data[name] = data = TemplateDataJson.Read(File.ReadAllText(PathOf($"data/{name}.json")));
        }

        return data;
    }

    private static string Field(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString()! : "";

    private static string PathOf(string file) => Path.Combine(SharedFiles.Corpus, "templates", file);
}
