using System.Text;
using System.Text.Json.Nodes;
using Tocsin.Server.Ingest;

namespace Tocsin.Server.Api;

/// <summary>Whatever comes, the answer is one of those that the API knows, it is JSON, and the list can be read after it.</summary>
public sealed class SilenceFuzzTests
{
    private const string Good = """
        {"id":"","matchers":[{"name":"alertname","value":"x|y(z)?","isRegex":true},{"name":"b","value":"c","isRegex":false,"isEqual":false}],"startsAt":"2026-03-01T12:00:00.000Z","endsAt":"2090-01-01T00:00:00+02:00","createdBy":"me","comment":"c","annotations":{"a":"b"}}
        """;

    private static readonly string[] _pieces = ["%", "%2", "%2F", "%00", "%ff", "%u00e9", "a", "=", "\"", "~", "!", "{", "}", "(", "[", "*", "\\", ",", "é", "😀", "+", "%2B", "%22", "%5C", "0", "-", ":", "T", "Z", ".", " ", "%0A"];
    private static readonly int[] _known = [200, 400, 404, 405, 415, 422];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Damaged_bodies_get_an_answer(int seed)
    {
        await using var server = await SilenceServer.StartAsync();
        var random = new Random(seed);
        var stored = 0;
        for (var i = 0; i < 1500; i++)
        {
            using var content = new ByteArrayContent(BodyMutation.Of(Encoding.UTF8.GetBytes(Good), random));
            content.Headers.Add("Content-Type", "application/json");
            using var response = await server.Client.PostAsync("/api/v2/silences", content, TestContext.Current.CancellationToken);
            stored += await CheckAsync(response) == 200 ? 1 : 0;
        }

        Assert.InRange(stored, 1, 1499);
        Assert.Equal(stored, JsonNode.Parse(await server.Client.GetStringAsync("/api/v2/silences", TestContext.Current.CancellationToken))!.AsArray().Count);
    }

    [Fact]
    public async Task Odd_times_get_an_answer()
    {
        await using var server = await SilenceServer.StartAsync();
        var random = new Random(3);
        for (var i = 0; i < 1000; i++)
        {
            var body = JsonNode.Parse(Good)!;
            body[random.Next(2) == 0 ? "startsAt" : "endsAt"] = Damage("2090-01-01T00:00:00.000+02:00", random);
            using var response = await server.Client.PostAsync("/api/v2/silences", new StringContent(body.ToJsonString(), null, "application/json"), TestContext.Current.CancellationToken);
            await CheckAsync(response);
        }
    }

    [Theory]
    [InlineData("/api/v2/silences?filter=", "alertname%3D~%22x%22")]
    [InlineData("/api/v2/silences?", "filter=a%3Db&active=1")]
    [InlineData("/api/v2/silence/", "550e8400-e29b-41d4-a716-446655440000")]
    public async Task Odd_addresses_get_an_answer(string path, string rest)
    {
        await using var server = await SilenceServer.StartAsync();
        var random = new Random(path.Length);
        for (var i = 0; i < 1500; i++)
        {
            // Sent as it stands, but for what can't stand in a request's first line.
            var odd = Damage(rest, random).Replace(' ', '+').Replace("#", "", StringComparison.Ordinal);
            odd = string.Concat(odd.EnumerateRunes().Select(r => r.IsAscii ? r.ToString() : Uri.EscapeDataString(r.ToString())));
            var address = new Uri(server.Address.ToString().TrimEnd('/') + path + odd, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
            using var request = new HttpRequestMessage(random.Next(4) == 0 ? HttpMethod.Delete : HttpMethod.Get, address);
            using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
            await CheckAsync(response);
        }
    }

    private static async Task<int> CheckAsync(HttpResponseMessage response)
    {
        var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var status = (int)response.StatusCode;
        Assert.Contains(status, _known);
        if (answer.Length > 0)
        {
            Assert.NotNull(JsonNode.Parse(answer));
        }

        return status;
    }

    private static string Damage(string text, Random random)
    {
        var damaged = new StringBuilder(text);
        for (var times = random.Next(1, 5); times > 0; times--)
        {
            var at = random.Next(damaged.Length + 1);
            if (random.Next(3) == 0)
            {
                damaged.Remove(at, Math.Min(random.Next(1, 6), damaged.Length - at));
            }
            else
            {
                damaged.Insert(at, _pieces[random.Next(_pieces.Length)]);
            }
        }

        return damaged.ToString();
    }
}
