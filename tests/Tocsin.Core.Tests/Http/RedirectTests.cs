using System.Net;
using Microsoft.AspNetCore.Http;

namespace Tocsin.Http;

public class RedirectTests
{
    [Theory]
    [InlineData(301, "GET", "")]
    [InlineData(302, "GET", "")]
    [InlineData(303, "GET", "")]
    [InlineData(307, "POST", "{}")]
    [InlineData(308, "POST", "{}")]
    public async Task A_post_is_redirected_as_Go_does_it(int status, string method, string body)
    {
        await using var server = await ServerAsync(status, "/there?x=1");
        using var client = HttpTest.Client("bearer_token: abc");
        Assert.Equal(HttpStatusCode.OK, await client.PostAsync(server.Url, r => r.Headers.Add("X-Own", "kept")));
        Assert.Equal((method, "/there?x=1", body, "kept", "Bearer abc"), (server.Last.Method, server.Last.Target, server.Last.Body, server.Last["X-Own"], server.Last["Authorization"]));
        Assert.Null(server.Last["Referer"]);
    }

    [Fact]
    public async Task Redirects_are_not_followed_where_the_configuration_says_so()
    {
        await using var server = await ServerAsync(307, "/there");
        using var client = HttpTest.Client("follow_redirects: false");
        Assert.Equal(HttpStatusCode.TemporaryRedirect, await client.PostAsync(server.Url));
        Assert.Single(server.Seen);
    }

    [Theory]
    [InlineData(304, "/there")]
    [InlineData(302, "")]
    public async Task Without_a_location_or_another_status_it_is_an_answer(int status, string location)
    {
        await using var server = await ServerAsync(status, location);
        using var client = HttpTest.Client("");
        Assert.Equal((HttpStatusCode)status, await client.PostAsync(server.Url));
    }

    [Fact]
    public async Task Ten_requests_are_enough()
    {
        await using var server = await HttpServer.StartAsync();
        server.Answer = (_, response) => RedirectAsync(response, 307, "/again");
        using var client = HttpTest.Client("");
        var thrown = await Assert.ThrowsAsync<HttpPathException>(() => client.PostAsync(server.Url));
        Assert.Equal(("stopped after 10 redirects", true, 10), (thrown.Message, thrown.WasSent, server.Seen.Count));
    }

    [Theory]
    [InlineData("ftp://elsewhere/")]
    [InlineData("http://")]
    public async Task A_redirect_to_what_is_no_http_url_is_a_failure(string location)
    {
        await using var server = await ServerAsync(307, location);
        using var client = HttpTest.Client("");
        var thrown = await Assert.ThrowsAsync<HttpPathException>(() => client.PostAsync(server.Url));
        Assert.Equal("the answer redirects to what is no http or https URL", thrown.Message);
    }

    [Fact]
    public async Task Another_host_gets_no_secrets_and_neither_do_those_after_it()
    {
        await using var server = await HttpServer.StartAsync();
        server.Answer = (seen, response) => seen.Target switch
        {
            "/" => RedirectAsync(response, 307, server.UrlOf("localhost", "second")),
            "/second" => RedirectAsync(response, 307, "/third"),
            _ => Task.CompletedTask,
        };
        using var client = HttpTest.Client("bearer_token: abc\nhttp_headers: { x-plain: { values: [v] }, x-secret: { secrets: [s] } }");
        await client.PostAsync(server.Url);
        Assert.Equal(["/", "/second", "/third"], server.Seen.Select(s => s.Target));
        Assert.Equal(["Bearer abc", null, null], server.Seen.Select(s => s["Authorization"]));
        Assert.Equal(["s", null, null], server.Seen.Select(s => s["X-Secret"]));
        Assert.Equal(["v", "v", "v"], server.Seen.Select(s => s["X-Plain"]));

        await client.PostAsync(server.Url.Replace("http://", "http://me:word@", StringComparison.Ordinal));
        Assert.Equal([true, false, false], server.Seen.Skip(3).Select(s => s["Authorization"] is not null));
    }

    [Fact]
    public async Task The_user_part_of_a_redirect_is_used()
    {
        await using var server = await HttpServer.StartAsync();
        server.Answer = (seen, response) => seen.Target == "/" ? RedirectAsync(response, 302, server.UrlOf("you:there@localhost", "x")) : Task.CompletedTask;
        using var client = HttpTest.Client("");
        await client.PostAsync(server.Url);
        Assert.Equal("Basic " + Convert.ToBase64String("you:there"u8), server.Last["Authorization"]);
    }

    private static async Task<HttpServer> ServerAsync(int status, string location)
    {
        var server = await HttpServer.StartAsync();
        server.Answer = (seen, response) => seen.Target == "/" ? RedirectAsync(response, status, location) : Task.CompletedTask;
        return server;
    }

    private static Task RedirectAsync(HttpResponse response, int status, string location)
    {
        response.StatusCode = status;
        response.Headers.Location = location;
        return Task.CompletedTask;
    }
}
