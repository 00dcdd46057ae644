using System.Text.Json;

namespace Tocsin.GoTemplates.Parsing;

/// <summary>What Go 1.25 says of some hundred templates: those of its own test tables, and small ones that were broken at random.</summary>
/// <remarks>
/// A line of the file is a template with the error, or with its trees: of each the name, the spelling of its root, and its nodes as
/// <see cref="Templates.Describe(ParseTree)"/> prints them. The name of the text is <c>t</c>.
/// </remarks>
internal sealed record GoAnswer(string Text, string? Error, string[][]? Trees)
{
    public static IReadOnlyList<GoAnswer> All { get; } = Read();

    private static GoAnswer[] Read()
    {
        using var stream = typeof(GoAnswer).Assembly.GetManifestResourceStream("go-parse.jsonl")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonSerializer.Deserialize<GoAnswer>(l, JsonSerializerOptions.Web)!)];
    }
}
