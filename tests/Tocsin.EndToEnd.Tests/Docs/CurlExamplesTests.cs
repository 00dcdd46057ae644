using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tocsin.Pipeline;
using Tocsin.Server.Ingest;

namespace Tocsin.EndToEnd.Docs;

/// <summary>
/// What documents do with curl and amtool is done, in their order, and answered as they say: by the block that follows, or by "The answer is
/// `...`". In a JSON answer "…" stands for any text, in a line of another for any part of it.
/// </summary>
public sealed partial class CurlExamplesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/alerts.md")]
    [InlineData("docs/silences.md")]
    public async Task An_example_is_answered_as_the_document_says(string name)
    {
        var blocks = new Document(name).Blocks;
        var calls = Enumerable.Range(0, blocks.Count).Where(i => blocks[i].Language == "sh" && CallsTocsin(blocks[i].Text)).ToList();
        Assert.NotEmpty(calls);
        if (calls.Any(call => blocks[call].Text.StartsWith("amtool ", StringComparison.Ordinal)))
        {
            ConfigKind.RequireAmtool();
        }

        await using var server = await DocsServer.StartAsync(Cancel);
        foreach (var call in calls)
        {
            var answer = await server.RunAsync(blocks[call].Text, Cancel);
            var (kind, expected) = Expected(blocks, call);
            Assert.True(Same(kind, expected, answer), $"{blocks[call].Place} is answered with {answer}");
        }
    }

    [Fact]
    public async Task A_call_within_a_sentence_works()
    {
        await using var server = await DocsServer.StartAsync(Cancel);
        var calls = Document.Names.SelectMany(name => new Document(name).InlineCode).Where(CallsTocsin).ToList();

        Assert.NotEmpty(calls);
        foreach (var call in calls)
        {
            Assert.StartsWith("[", await server.RunAsync(call, Cancel), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(IntakeOutcome.Busy)]
    [InlineData(IntakeOutcome.NotStored)]
    public void The_two_texts_of_503_are_quoted(IntakeOutcome outcome) =>
        Assert.Contains($"*{UnavailableText.Of(outcome)}*", new Document("docs/alerts.md").Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"a\"", "\"b\"", false)]
    [InlineData("\"…\"", "\"b\"", true)]
    [InlineData("\"…\"", "3", false)]
    [InlineData("{\"a\":1}", "{\"a\":1,\"b\":2}", false)]
    [InlineData("[{\"b\":2,\"a\":[1]}]", "[{\"a\":[1],\"b\":2}]", true)]
    [InlineData("[1]", "[1,2]", false)]
    public void Answers_are_compared_whole(string expected, string answer, bool same) => Assert.Equal(same, Same("json", expected, answer));

    [Theory]
    [InlineData("200", "200\n", true)]
    [InlineData("200", "2001", false)]
    [InlineData("200", "200\n200", false)]
    [InlineData("a … d", "a b c d  ", true)]
    [InlineData("a … d", "a b c", false)]
    [InlineData("a…", "a\nb", false)]
    public void Texts_are_compared_line_by_line(string expected, string answer, bool same) => Assert.Equal(same, Same("text", expected, answer));

    private static bool CallsTocsin(string script) =>
        (script.StartsWith("curl ", StringComparison.Ordinal) || script.StartsWith("amtool ", StringComparison.Ordinal)) && script.Contains("localhost:8080", StringComparison.Ordinal);

    private static (string Kind, string Text) Expected(IReadOnlyList<CodeBlock> blocks, int call)
    {
        if (AnswerForm().Match(blocks[call].After) is { Success: true } answer)
        {
            return ("text", answer.Groups[1].Value);
        }

        var next = call + 1 < blocks.Count ? blocks[call + 1] : null;
        Assert.True(next?.Language is "json" or "text", $"{blocks[call].Place} doesn't show its answer");
        return (next.Language, next.Text);
    }

    private static bool Same(string kind, string expected, string answer) =>
        kind == "json" ? Same(JsonNode.Parse(expected), JsonNode.Parse(answer)) : SameLines(expected.Trim().Split('\n'), answer.Trim().Split('\n'));

    // amtool fills its columns up with blanks, the last one too.
    private static bool SameLines(string[] expected, string[] answer) => expected.Length == answer.Length
        && expected.Zip(answer).All(line => Regex.IsMatch(line.Second.TrimEnd(), $"^{Regex.Escape(line.First.TrimEnd()).Replace("…", ".*", StringComparison.Ordinal)}$"));

    private static bool Same(JsonNode? expected, JsonNode? answer) => (expected, answer) switch
    {
        (JsonObject a, JsonObject b) => a.Count == b.Count && a.All(member => b.ContainsKey(member.Key) && Same(member.Value, b[member.Key])),
        (JsonArray a, JsonArray b) => a.Count == b.Count && a.Zip(b).All(pair => Same(pair.First, pair.Second)),
        (JsonValue a, JsonValue b) when a.TryGetValue(out string? text) && text == "…" => b.GetValueKind() == System.Text.Json.JsonValueKind.String,
        _ => JsonNode.DeepEquals(expected, answer),
    };

    [GeneratedRegex("^\\s*The answer is `([^`]+)`")]
    private static partial Regex AnswerForm();
}
