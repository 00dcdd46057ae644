using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Tocsin.Notification;
using Tocsin.Testing;

namespace Tocsin.Http;

public class CredentialsTests
{
    [Theory]
    [InlineData("basic_auth: { username: me, password: ' p:ä ' }", "Basic bWU6IHA6w6Qg")]
    [InlineData("basic_auth: { password: x }", "Basic Ong=")]
    [InlineData("bearer_token: abc", "Bearer abc")]
    [InlineData("authorization: { credentials: abc }", "Bearer abc")]
    [InlineData("authorization: { type: GenieKey, credentials: abc }", "GenieKey abc")]
    [InlineData("", null)]
    public async Task Credentials_stand_in_the_header(string yaml, string? header)
    {
        await using var server = await HttpServer.StartAsync();
        using var client = HttpTest.Client(yaml);
        Assert.Equal(HttpStatusCode.OK, await client.PostAsync(server.Url));
        Assert.Equal(header, server.Last["Authorization"]);
    }

    [Fact]
    public async Task What_the_url_or_the_request_says_goes_before_the_configuration()
    {
        await using var server = await HttpServer.StartAsync();
        using var client = HttpTest.Client("bearer_token: abc");
        await client.PostAsync(server.Url.Replace("http://", "http://me:p%40@", StringComparison.Ordinal));
        Assert.Equal("Basic " + Convert.ToBase64String("me:p@"u8), server.Last["Authorization"]);
        await client.PostAsync(server.Url, request => request.Headers.TryAddWithoutValidation("Authorization", "Own way"));
        Assert.Equal("Own way", server.Last["Authorization"]);
    }

    [Fact]
    public async Task Files_are_read_at_each_request()
    {
        using var folder = new TemporaryFolder();
        folder.Write("user", "me\n");
        folder.Write("password", " one \n");
        folder.Write("header", "first");
        await using var server = await HttpServer.StartAsync();
        using var client = HttpClients.Create(
            HttpTest.Config("basic_auth: { username_file: user, password_file: password }\nhttp_headers: { x-key: { values: [v], secrets: [s], files: [header] } }", folder.Path),
            HttpSurroundings.Of(TimeProvider.System));

        await client.PostAsync(server.Url);
        Assert.Equal(("Basic " + Convert.ToBase64String("me:one"u8), "v, s, first"), (server.Last["Authorization"], server.Last["X-Key"]?.Replace(",", ", ").Replace("  ", " ")));

        folder.Write("password", "two");
        folder.Write("header", "second");
        await client.PostAsync(server.Url);
        Assert.Equal("Basic " + Convert.ToBase64String("me:two"u8), server.Last["Authorization"]);
        Assert.EndsWith("second", server.Last["X-Key"], StringComparison.Ordinal);

        File.Delete(folder.PathOf("password"));
        Assert.Equal($"unable to read basic auth password: password_file {folder.PathOf("password")} cannot be read: it does not exist", await client.FailureAsync(server.Url));
        Assert.Equal(2, server.Seen.Count);
    }

    [Theory]
    [InlineData("bearer_token: \"a\\r\\nX: y\"", "the value of the header Authorization holds a line break, which no header may")]
    [InlineData("http_headers: { x: { secrets: [\"a\\nb\"] } }", "the value of the header x holds a line break, which no header may")]
    [InlineData("http_headers: { 'a b': { values: [c] } }", "(a key that isn't shown) is no name of a header")]
    public async Task What_can_not_stand_in_a_header_is_not_sent(string yaml, string why)
    {
        await using var server = await HttpServer.StartAsync();
        using var client = HttpTest.Client(yaml);
        Assert.Equal(why, await client.FailureAsync(server.Url));
        Assert.Empty(server.Seen);
    }

    [Fact]
    public async Task An_answer_that_repeats_the_credentials_is_masked()
    {
        await using var server = await HttpServer.StartAsync();
        server.Answer = async (seen, response) =>
        {
            response.StatusCode = 400;
            await response.WriteAsync($"bad {seen["Authorization"]} {seen["X-Key"]} {Encoding.UTF8.GetString(Convert.FromBase64String(seen["Authorization"]![6..]))}");
        };
        using var client = HttpTest.Client("basic_auth: { username: me, password: hunter2hunter2 }\nhttp_headers: { x-key: { secrets: [abc] } }");
        var post = new HttpPost { Url = server.Url, Body = "{}"u8.ToArray(), Judge = answer => answer.Failed(retriesRateLimit: false) };
        var result = await new HttpDelivery(client, TimeProvider.System).PostJsonAsync(post, TestContext.Current.CancellationToken);
        Assert.Equal("unexpected status code 400: bad Basic <secret> <secret> me:<secret>", result.Answer);
    }

    [Fact]
    public async Task Nothing_is_sent_that_nobody_asked_for()
    {
        await using var server = await HttpServer.StartAsync();
        server.Answer = (_, response) =>
        {
            response.Headers.SetCookie = "a=b; path=/";
            return Task.CompletedTask;
        };
        using var client = HttpTest.Client("");
        using var activity = new Activity("test").Start();
        await client.PostAsync(server.Url);
        await client.PostAsync(server.Url);
        Assert.Equal(["Content-Length", "Content-Type", "Host"], server.Last.Headers.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("{}", server.Last.Body);
    }

    [Theory]
    [InlineData("a/../b/./c%41%2f?x=%7E&y=a+b#part", "/a/../b/./c%41%2f?x=%7E&y=a+b")]
    [InlineData("a b/ä?q=ö|{}", "/a%20b/%C3%A4?q=%C3%B6%7C%7B%7D")]
    [InlineData("", "/")]
    [InlineData("?x", "/?x")]
    public async Task Path_and_query_arrive_as_they_were_written(string url, string target)
    {
        await using var server = await HttpServer.StartAsync();
        using var client = HttpTest.Client("");
        await client.PostAsync(server.Url + url);
        Assert.Equal(target, server.Last.Target);
    }
}
