using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Tocsin.Testing;

namespace Tocsin.Http;

public class OAuth2Tests
{
    [Fact]
    public async Task A_token_is_fetched_once_and_again_shortly_before_it_ends()
    {
        await using var server = await HttpServer.StartAsync();
        await using var tokens = await TokensAsync();
        var time = new FakeTimeProvider();
        using var client = Client(tokens, "client_secret: 's ö', scopes: [a, b], endpoint_params: { audience: x }", time);
        await client.PostAsync(server.Url);
        await client.PostAsync(server.Url);
        var asked = Assert.Single(tokens.Seen);
        Assert.Equal("Basic " + Convert.ToBase64String("my+id:s+%C3%B6"u8), asked["Authorization"]);
        Assert.Equal("grant_type=client_credentials&scope=a+b&audience=x", asked.Body);
        Assert.Equal(["Bearer token1", "Bearer token1"], server.Seen.Select(s => s["Authorization"]));

        time.Advance(TimeSpan.FromSeconds(3589));
        await client.PostAsync(server.Url);
        Assert.Equal("Bearer token1", server.Last["Authorization"]);
        time.Advance(TimeSpan.FromSeconds(2));
        await client.PostAsync(server.Url);
        Assert.Equal("Bearer token2", server.Last["Authorization"]);
    }

    [Fact]
    public async Task A_server_that_wants_the_secret_in_the_body_gets_it_there()
    {
        await using var server = await HttpServer.StartAsync();
        await using var tokens = await HttpServer.StartAsync();
        tokens.Answer = (seen, response) =>
        {
            response.StatusCode = seen["Authorization"] is null ? 200 : 401;
            return response.WriteAsync(seen["Authorization"] is null ? """{"access_token":"t","token_type":"mac","expires_in":"1"}""" : """{"error":"invalid_client"}""");
        };
        using var client = Client(tokens, "client_secret: s", TimeProvider.System);
        await client.PostAsync(server.Url);
        await client.PostAsync(server.Url);
        Assert.Equal("MAC t", server.Last["Authorization"]);
        Assert.Equal([true, false, false], tokens.Seen.Select(s => s["Authorization"] is not null));
        Assert.Equal("grant_type=client_credentials&client_id=my+id&client_secret=s", tokens.Last.Body);
    }

    [Fact]
    public async Task A_changed_secret_and_a_refused_token_have_a_new_one_fetched()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("secret", "one");
        await using var server = await HttpServer.StartAsync();
        await using var tokens = await TokensAsync();
        using var client = Client(tokens, $"client_secret_file: {file}", TimeProvider.System);
        await client.PostAsync(server.Url);
        folder.Write("secret", "two");
        await client.PostAsync(server.Url);
        Assert.Equal("Basic " + Convert.ToBase64String("my+id:two"u8), tokens.Last["Authorization"]);

        server.Answer = (_, response) =>
        {
            response.StatusCode = 401;
            return Task.CompletedTask;
        };
        Assert.Equal(HttpStatusCode.Unauthorized, await client.PostAsync(server.Url));
        Assert.Equal(2, tokens.Seen.Count);
        await client.PostAsync(server.Url);
        Assert.Equal("Bearer token3", server.Last["Authorization"]);
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_scope","error_description":"my secret id"}""", "oauth2: cannot fetch token: HTTP 400 invalid_scope")]
    [InlineData(200, "{}", "oauth2: cannot fetch token: HTTP 200")]
    [InlineData(200, """{"access_token":"t","error":"odd"}""", "oauth2: cannot fetch token: HTTP 200 odd")]
    [InlineData(503, "<html>secret</html>", "oauth2: cannot fetch token: HTTP 503")]
    public async Task Without_a_token_nothing_is_sent_and_the_reason_is_told(int status, string body, string why)
    {
        await using var server = await HttpServer.StartAsync();
        await using var tokens = await HttpServer.StartAsync();
        tokens.Answer = (_, response) =>
        {
            response.StatusCode = status;
            return response.WriteAsync(body);
        };
        using var client = Client(tokens, "client_secret: s", TimeProvider.System);
        Assert.Equal(why, await client.FailureAsync(server.Url));
        Assert.Empty(server.Seen);
    }

    [Fact]
    public async Task A_token_endpoint_that_is_away_is_told_as_such()
    {
        await using var server = await HttpServer.StartAsync();
        using var nowhere = HttpTest.Client("oauth2: { client_id: a, token_url: 'http://127.0.0.1:1/' }");
        Assert.Equal("oauth2: cannot fetch token: could not connect: ConnectionRefused", await nowhere.FailureAsync(server.Url));
        using var noUrl = HttpTest.Client("oauth2: { client_id: a, token_url: nonsense }");
        Assert.Equal("oauth2: cannot fetch token: token_url is no http or https URL", await noUrl.FailureAsync(server.Url));
    }

    [Fact]
    public async Task A_form_is_an_answer_too()
    {
        await using var server = await HttpServer.StartAsync();
        await using var tokens = await HttpServer.StartAsync();
        tokens.Answer = (_, response) =>
        {
            response.ContentType = "application/x-www-form-urlencoded";
            return response.WriteAsync("access_token=a%2Bb&token_type=bearer&expires_in=60");
        };
        using var client = Client(tokens, "client_secret: s", TimeProvider.System);
        await client.PostAsync(server.Url);
        Assert.Equal("Bearer a+b", server.Last["Authorization"]);
    }

    [Theory]
    [InlineData("", "RS256")]
    [InlineData("signature_algorithm: RS512, ", "RS512")]
    public async Task An_assertion_is_signed_with_the_configured_key(string yaml, string algorithm)
    {
        using var folder = new TemporaryFolder();
        using var rsa = RSA.Create(2048);
        var file = folder.Write("key.pem", rsa.ExportPkcs8PrivateKeyPem());
        await using var server = await HttpServer.StartAsync();
        await using var tokens = await TokensAsync();
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000));
        using var client = Client(tokens, $"{yaml}grant_type: '{OAuth2Config.JwtBearer}', client_certificate_key_file: {file}, client_certificate_key_id: k1, scopes: [a], claims: {{ level: 3 }}", time);
        await client.PostAsync(server.Url);
        Assert.Equal("Bearer token1", server.Last["Authorization"]);

        var form = HttpUtility.ParseQueryString(tokens.Last.Body);
        Assert.Equal(OAuth2Config.JwtBearer, form["grant_type"]);
        var parts = form["assertion"]!.Split('.');
        var hash = algorithm == "RS256" ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA512;
        Assert.True(rsa.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), hash, RSASignaturePadding.Pkcs1));
        Assert.Equal($$"""{"alg":"{{algorithm}}","typ":"JWT","kid":"k1"}""", Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[0])));
        var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1])).RootElement;
        Assert.Equal(("my id", "my id", tokens.Url), (claims.GetProperty("iss").GetString(), claims.GetProperty("sub").GetString(), claims.GetProperty("aud").GetString()));
        Assert.Equal((1_700_000_000, 1_700_000_600, 3), (claims.GetProperty("iat").GetInt32(), claims.GetProperty("exp").GetInt32(), claims.GetProperty("level").GetInt32()));
    }

    [Fact]
    public async Task A_key_that_is_none_is_told_without_showing_it()
    {
        await using var tokens = await TokensAsync();
        using var client = Client(tokens, $"grant_type: '{OAuth2Config.JwtBearer}', client_certificate_key: nonsense", TimeProvider.System);
        Assert.Equal("oauth2: cannot fetch token: client_certificate_key is no RSA key in PEM", await client.FailureAsync("http://127.0.0.1:1/"));
    }

    private static HttpClient Client(HttpServer tokens, string yaml, TimeProvider time) =>
        HttpTest.Client($"oauth2: {{ client_id: my id, token_url: '{tokens.Url}', {yaml} }}", time);

    /// <summary>An endpoint whose tokens last an hour.</summary>
    private static async Task<HttpServer> TokensAsync()
    {
        var tokens = await HttpServer.StartAsync();
        tokens.Answer = (_, response) =>
        {
            response.ContentType = "application/json";
            return response.WriteAsync($$"""{"access_token":"token{{tokens.Seen.Count}}","token_type":"bearer","expires_in":3600}""");
        };
        return tokens;
    }
}
