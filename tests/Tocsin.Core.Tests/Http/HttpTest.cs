using System.Net;
using System.Text;
using Tocsin.Configuration;

namespace Tocsin.Http;

/// <summary>What the tests of clients have in common.</summary>
internal static class HttpTest
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static HttpClientConfig Config(string yaml, string folder = "")
    {
        var (config, errors) = Read(yaml, folder);
        Assert.Equal([], errors);
        return config;
    }

    public static (HttpClientConfig Config, string[] Errors) Read(string yaml, string folder = "")
    {
        var errors = new ConfigErrors();
        var root = YamlReader.Read(yaml.Length == 0 ? "{}" : yaml, errors);
        var config = HttpConfigReader.Read(new ConfigSection(root!, "", errors), folder);
        return (config, [.. errors.InOrder.Select(e => e.Message)]);
    }

    public static HttpClient Client(string yaml, TimeProvider? time = null, Func<string, string?>? environment = null) =>
        HttpClients.Create(Config(yaml), new HttpSurroundings(time ?? TimeProvider.System, environment ?? (_ => null)));

    /// <summary>Posts <c>{}</c> and returns the status.</summary>
    public static async Task<HttpStatusCode> PostAsync(this HttpClient client, string url, Action<HttpRequestMessage>? change = null)
    {
        Assert.True(RequestUri.TryParse(url, out var uri));
        using var request = new HttpRequestMessage(HttpMethod.Post, uri) { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        UrlCredentials.Apply(request);
        change?.Invoke(request);
        using var response = await client.SendAsync(request, Token);
        return response.StatusCode;
    }

    /// <summary>Posts what can't get through, and returns why.</summary>
    public static async Task<string> FailureAsync(this HttpClient client, string url)
    {
        var thrown = await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.PostAsync(url));
        Assert.True(HttpPathException.Find(thrown, out var failure), thrown.ToString());
        Assert.False(failure.WasSent);
        return failure.Message;
    }
}
