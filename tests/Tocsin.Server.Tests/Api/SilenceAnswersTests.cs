using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tocsin.Testing;

namespace Tocsin.Server.Api;

/// <summary>
/// A few hundred requests and what Alertmanager answered. The answers were recorded from 0.25; where "because" stands, they are 0.34's, or
/// Tocsin's where it says so.
/// </summary>
public sealed partial class SilenceAnswersTests
{
    [Fact]
    public async Task Requests_are_answered_as_upstream_answers_them()
    {
        await using var server = await SilenceServer.StartAsync();
        var facts = File.ReadLines(RepositoryFiles.PathOf("tests/Tocsin.Server.Tests/Api/SilenceAnswers.jsonl"))
            .Select(line => JsonSerializer.Deserialize<Fact>(line, JsonSerializerOptions.Web)!).ToList();
        var differences = new List<string>();
        foreach (var fact in facts)
        {
            var (status, answer) = await SendAsync(server, fact);
            if (status != fact.Status || !IsSame(fact, answer))
            {
                differences.Add($"{fact.Method} {fact.Path} {fact.Type} {fact.Body}\n  expected {fact.Status} {fact.Answer}\n  actual   {status} {answer}");
            }
        }

        Assert.True(facts.Count > 300);
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    private static async Task<(int Status, string Answer)> SendAsync(SilenceServer server, Fact fact)
    {
        // The path is sent as it stands: %2F and %zz are part of what is tried.
        var options = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        using var request = new HttpRequestMessage(HttpMethod.Parse(fact.Method), new Uri(server.Address.ToString().TrimEnd('/') + fact.Path, options));
        if (fact.Body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Time().Replace(fact.Body, TimeOf)));
            if (fact.Type is { Length: > 0 })
            {
                request.Content.Headers.TryAddWithoutValidation("Content-Type", fact.Type);
            }
        }

        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static bool IsSame(Fact fact, string answer) => fact switch
    {
        { Answer: "*" } => answer.StartsWith('[') && answer.EndsWith("]\n", StringComparison.Ordinal),
        { Answer: "" } => answer.Length == 0,
        { Compare: "status" } => true,
        { Compare: "prefix" } => Message(answer).StartsWith(Message(fact.Answer), StringComparison.Ordinal),
        _ => answer.EndsWith('\n') == fact.Answer.EndsWith('\n') && JsonNode.DeepEquals(JsonNode.Parse(Uuid().Replace(answer, "<id>")), JsonNode.Parse(Uuid().Replace(fact.Answer, "<id>"))),
    };

    private static string Message(string answer) => JsonNode.Parse(answer)!["message"]!.GetValue<string>();

    /// <summary><c>{+1h}</c> is the time in an hour.</summary>
    private static string TimeOf(Match match)
    {
        var seconds = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * match.Groups[2].Value switch { "s" => 1, "m" => 60, "h" => 3600, _ => 86_400 };
        return TimeProvider.System.GetUtcNow().AddSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"\{([+-]\d+)([smhd])\}")]
    private static partial Regex Time();

    [GeneratedRegex("(?<=\"silenceID\":\")[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}(?=\")")]
    private static partial Regex Uuid();

    /// <summary>One request; its answer is that of a server whose silences are those that earlier requests made.</summary>
    private sealed record Fact(string Method, string Path, string? Type, string? Body, int Status, string Answer, string? Compare, string? Because);
}
