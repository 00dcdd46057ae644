using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Tocsin.Silences;
using Tocsin.Server.Ingest;

namespace Tocsin.Server.Api;

public sealed class SilencesEndpointTests
{
    private const string List = "/api/v2/silences";

    private static readonly DateTimeOffset _start = new(2026, 3, 1, 12, 0, 0, 250, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(_start);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_silence_is_shown_with_its_members_in_upstreams_order()
    {
        await using var server = await SilenceServer.StartAsync(_time);
        var id = await PostAsync(server, """
            {"matchers":[{"name":"b","value":"<é>","isRegex":false,"isEqual":false},{"name":"a","value":"x.*","isRegex":true}],
             "startsAt":"2026-03-01T14:00:00.123456+02:00","endsAt":"2026-03-01T13:00:00Z","createdBy":"me","comment":"why","annotations":{"z":"","a":"1"}}
            """);
        var expected = $$$"""
            {"id":"{{{id}}}","status":{"state":"active"},"updatedAt":"2026-03-01T12:00:00.250Z","annotations":{"a":"1","z":""},"comment":"why","createdBy":"me","endsAt":"2026-03-01T13:00:00.000Z","matchers":[{"isEqual":false,"isRegex":false,"name":"b","value":"<é>"},{"isEqual":true,"isRegex":true,"name":"a","value":"x.*"}],"startsAt":"2026-03-01T12:00:00.250Z"}
            """;

        Assert.Equal(expected + "\n", await server.Client.GetStringAsync($"/api/v2/silence/{id}", Token));
        using var response = await server.Client.GetAsync(List, Token);
        Assert.Equal($"[{expected}]\n", await response.Content.ReadAsStringAsync(Token));
        Assert.Equal(("application/json", "no-store"), (response.Content.Headers.ContentType?.ToString(), response.Headers.CacheControl?.ToString()));
    }

    [Fact]
    public async Task Annotations_are_there_even_where_none_were_given()
    {
        await using var server = await SilenceServer.StartAsync(_time);
        await PostAsync(server, Body("a", 0, 60));

        Assert.Equal("{}", (await ListAsync(server))[0]!["annotations"]!.ToJsonString());
    }

    [Fact]
    public async Task The_list_has_active_pending_and_expired_ones_in_this_order()
    {
        await using var server = await SilenceServer.StartAsync(_time);
        foreach (var (name, start, end) in new[] { ("gone1", 0, 1), ("gone2", 0, 2), ("later2", 30, 60), ("later1", 20, 90), ("now2", 0, 60), ("now1", 0, 50), ("gone3", 0, 3) })
        {
            await PostAsync(server, Body(name, start, end));
        }

        _time.Advance(TimeSpan.FromMinutes(3));

        Assert.Equal(["now1", "now2", "later1", "later2", "gone3", "gone2", "gone1"], await NamesAsync(server, ""));
        Assert.Equal(["active", "active", "pending", "pending", "expired", "expired", "expired"], (await ListAsync(server)).Select(s => (string?)s!["status"]!["state"]));
        Assert.Equal(["later1", "later2"], await NamesAsync(server, "?active=false&expired=0"));
        Assert.Equal(["now1", "now2", "gone3", "gone2", "gone1"], await NamesAsync(server, "?pending=no"));
        Assert.Equal(["now1", "now2", "later1", "later2"], await NamesAsync(server, "?expired=nonsense&pending=YES&active="));
        Assert.Equal(["now1", "now2"], await NamesAsync(server, "?expired=true&expired=false&pending=f&active=Enabled"));
        Assert.Empty(await NamesAsync(server, "?expired=n&pending=n&active=n"));
    }

    [Fact]
    public async Task Filters_select_silences_that_have_that_very_matcher()
    {
        await using var server = await SilenceServer.StartAsync(_time);
        await PostAsync(server, """{"matchers":[{"name":"a","value":"one","isRegex":false},{"name":"b","value":"x","isRegex":true}],"startsAt":"","endsAt":"2027-01-01T00:00:00Z","createdBy":"","comment":""}""");
        await PostAsync(server, Body("two", 0, 60));

        Assert.Equal(["one"], await NamesAsync(server, "?filter=a%3D%22one%22"));
        Assert.Equal(["one"], await NamesAsync(server, "?filter=a%3Done&filter=b%3D~x"));
        Assert.Empty(await NamesAsync(server, "?filter=a%3Done&filter=b%3Dx"));
        Assert.Empty(await NamesAsync(server, "?filter=a%21%3Dtwo"));
        Assert.Empty(await NamesAsync(server, "?filter=a%3D~one"));
        Assert.Empty(await NamesAsync(server, "?filter=a%3Done&filter=a%3Dtwo"));
    }

    [Fact]
    public async Task A_silence_is_changed_in_place_or_replaced_and_ends_by_request()
    {
        await using var server = await SilenceServer.StartAsync(_time);
        var id = await PostAsync(server, Body("a", 0, 60));
        _time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(id, await PostAsync(server, Body("a", 0, 90, id)));
        var other = await PostAsync(server, Body("b", 0, 90, id));
        Assert.NotEqual(id, other);
        Assert.Equal(["b", "a"], await NamesAsync(server, ""));
        Assert.Equal(["a"], await NamesAsync(server, "?active=false"));
        for (var times = 0; times < 2; times++)
        {
            using var response = await server.Client.DeleteAsync($"/api/v2/silence/{other}", Token);
            Assert.Equal((HttpStatusCode.OK, ""), (response.StatusCode, await response.Content.ReadAsStringAsync(Token)));
        }

        Assert.Empty(await NamesAsync(server, "?expired=false"));
        Assert.NotEqual(other, await PostAsync(server, Body("b", 0, 90, other)));
    }

    [Fact]
    public async Task What_the_limits_refuse_is_told()
    {
        await using var server = await SilenceServer.StartAsync(_time, new SilenceLimits { MaxSilences = 1, MaxSilenceSize = 300 });

        Assert.Equal((400, "\"silence exceeded maximum size: 412 bytes (limit: 300 bytes)\"\n"), await TryPostAsync(server, Body(new string('x', 300), 0, 60)));
        await PostAsync(server, Body("a", 0, 60));
        Assert.Equal((400, "\"exceeded maximum number of silences: 1 (limit: 1)\"\n"), await TryPostAsync(server, Body("b", 0, 60)));
    }

    [Fact]
    public async Task While_the_store_is_away_nothing_is_taken_and_what_there_is_can_be_read()
    {
        await using var server = await SilenceServer.StartAsync(_time);
        var id = await PostAsync(server, Body("a", 0, 60));
        server.IsStoreAway = true;

        using var posted = await server.Client.PostAsync(List, Content(Body("b", 0, 60)), Token);
        using var deleted = await server.Client.DeleteAsync($"/api/v2/silence/{id}", Token);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable), (posted.StatusCode, deleted.StatusCode));
        Assert.NotNull(posted.Headers.RetryAfter);
        Assert.Equal(["a"], await NamesAsync(server, "?expired=false"));

        server.Table = null;
        using var list = await server.Client.GetAsync(List, Token);
        using var one = await server.Client.GetAsync($"/api/v2/silence/{id}", Token);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable), (list.StatusCode, one.StatusCode));
    }

    [Theory]
    [InlineData("PUT", List, "GET,POST")]
    [InlineData("DELETE", List, "GET,POST")]
    [InlineData("HEAD", List, "GET,POST")]
    [InlineData("OPTIONS", List, "GET,POST")]
    [InlineData("POST", "/api/v2/silence/550e8400-e29b-41d4-a716-446655440000", "GET,DELETE")]
    [InlineData("PATCH", "/api/v2/silence/x", "GET,DELETE")]
    public async Task Another_method_is_refused_with_those_that_are_allowed(string method, string path, string allowed)
    {
        await using var server = await SilenceServer.StartAsync(_time);
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), path);
        using var response = await server.Client.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(allowed, string.Join(',', response.Content.Headers.Allow));
        var expected = method == "HEAD" ? "" : $$"""{"code":405,"message":"method {{method}} is not allowed, but [{{allowed}}] are"}""";
        Assert.Equal(expected, await response.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        await using var server = await SilenceServer.StartAsync(_time, ingestLimits: new IngestLimits { MaxAlertBody = 1000 });

        Assert.Equal((413, """{"code":413,"message":"the body is larger than 1000 bytes"}"""), await TryPostAsync(server, new string(' ', 1001)));
    }

    [Fact]
    public async Task Ten_thousand_silences_are_listed()
    {
        await using var server = await SilenceServer.StartAsync(_time);
        for (var i = 0; i < 10_000; i++)
        {
            server.Table!.Set(new Silence
            {
                Id = Guid.NewGuid(),
                Matchers = [Matching.Matcher.Of("a", Matching.MatchOperator.Equal, $"{i}")],
                StartsAt = _start,
                EndsAt = _start.AddMinutes(i),
                UpdatedAt = _start,
            });
        }

        Assert.Equal(Enumerable.Range(1, 9_999).Select(i => $"{i}"), await NamesAsync(server, "?expired=false"));
    }

    /// <summary>Times are minutes from the start.</summary>
    private static string Body(string value, int startsAt, int endsAt, string id = "") => new JsonObject
    {
        ["id"] = id,
        ["matchers"] = new JsonArray(new JsonObject { ["name"] = "a", ["value"] = value, ["isRegex"] = false }),
        ["startsAt"] = _start.AddMinutes(startsAt),
        ["endsAt"] = _start.AddMinutes(endsAt),
        ["createdBy"] = "me",
        ["comment"] = "c",
    }.ToJsonString();

    private static async Task<string> PostAsync(SilenceServer server, string body)
    {
        var (status, answer) = await TryPostAsync(server, body);
        Assert.True(status == 200, answer);
        return (string)JsonNode.Parse(answer)!["silenceID"]!;
    }

    private static async Task<(int Status, string Answer)> TryPostAsync(SilenceServer server, string body)
    {
        using var response = await server.Client.PostAsync(List, Content(body), Token);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Token));
    }

    private static StringContent Content(string body) => new(body, null, "application/json");

    private static async Task<JsonArray> ListAsync(SilenceServer server, string query = "") =>
        (await server.Client.GetFromJsonAsync<JsonArray>(List + query, Token))!;

    private static async Task<IEnumerable<string?>> NamesAsync(SilenceServer server, string query) =>
        (await ListAsync(server, query)).Select(s => (string?)s!["matchers"]![0]!["value"]);
}
