using System.Text.RegularExpressions;

namespace Tocsin.GoTemplates;

/// <summary>The example of the README is the code here, and gives what is shown there.</summary>
public partial class ReadmeTests
{
    private static readonly string[] _blocks = [.. Block().Matches(Readme()).Select(m => m.Groups[1].Value)];

    [Fact]
    public void The_example_gives_what_it_says()
    {
        // As in the README, which the other test compares.
        var types = GoTypes.Basic.With(
            GoType.Struct<Server>("Server")
                .Field("Name", "name", s => s.Name)
                .Field("Load", "load", s => s.Load)
                .Method("IsBusy", s => s.Load > 0.9)
                .Build());

        var options = new TemplateOptions
        {
            Types = types,
            Functions = new Dictionary<string, GoFunction> { ["shout"] = GoFunction.Of<string, string>(text => text.ToUpperInvariant() + "!") },
        };
        var set = TemplateSet.Create(options).Parse("parts.tmpl", """{{ define "name" }}{{ .Name | shout }}{{ end }}""");

        Template text = set.Compile("""{{ template "name" . }} {{ if .IsBusy }}{{ printf "%.1f%%" .Load }}{{ end }}""");
        Template html = set.Compile("<b title='{{ .Name }}'>{{ .Name }}</b>", OutputLanguages.Html);

        Assert.Equal(_blocks[1], text.Render(new Server("<web>", 0.95)) + "\n" + html.Render(new Server("<web>", 0.95)) + "\n");
    }

    [Fact]
    public void The_example_is_the_code_that_is_tested()
    {
        var code = Words(File.ReadAllText(Find("tests/Tocsin.GoTemplates.Tests/ReadmeTests.cs")));
        var example = _blocks[0].Split("Console.WriteLine")[0].Replace("using Tocsin.GoTemplates;", "", StringComparison.Ordinal);
        Assert.Contains(Words(example), code, StringComparison.Ordinal);
    }

    private static string Words(string code) => string.Join(' ', code.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Readme() => File.ReadAllText(Find("src/Tocsin.GoTemplates/README.md"));

    private static string Find(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, file)))
        {
            folder = folder.Parent ?? throw new FileNotFoundException(file);
        }

        return Path.Combine(folder.FullName, file);
    }

    [GeneratedRegex("```(?:csharp|text)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    internal sealed record Server(string Name, double Load);
}
