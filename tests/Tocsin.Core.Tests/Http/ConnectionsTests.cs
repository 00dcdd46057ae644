using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Tocsin.Testing;

namespace Tocsin.Http;

public sealed class ConnectionsTests : IDisposable
{
    private static readonly TestCertificate _authority = TestCertificate.Authority("authority");

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(HttpProtocols.Http1)]
    [InlineData(HttpProtocols.Http2)]
    public async Task Requests_one_after_the_other_share_a_connection_until_the_certificates_change(HttpProtocols protocols)
    {
        await using var server = await HttpServer.StartAsync(_authority.Issue("server"), protocols);
        using var client = Client();
        await client.PostAsync(server.Url);
        await client.PostAsync(server.Url);
        Assert.Single(server.Seen.DistinctBy(s => s.Connection));

        _folder.Write("ca", TestCertificate.Authority("other").Pem + "\n" + _authority.Pem);
        await client.PostAsync(server.Url);
        await client.PostAsync(server.Url);
        Assert.Equal(2, server.Seen.DistinctBy(s => s.Connection).Count());
    }

    [Theory]
    [InlineData(HttpProtocols.Http1)]
    [InlineData(HttpProtocols.Http2)]
    public async Task An_answer_that_is_being_read_is_read_to_its_end_though_the_certificates_change(HttpProtocols protocols)
    {
        await using var server = await HttpServer.StartAsync(_authority.Issue("server"), protocols);
        using var client = Client();
        var changed = new TaskCompletionSource();
        server.Answer = async (_, response) =>
        {
            await response.WriteAsync("the first half, ", Token);
            await response.Body.FlushAsync(Token);
            await changed.Task.WaitAsync(Token);
            await response.WriteAsync("the second half", Token);
        };
        using var response = await client.GetAsync(new Uri(server.Url), HttpCompletionOption.ResponseHeadersRead, Token);

        server.Answer = (_, _) => Task.CompletedTask;
        _folder.Write("ca", TestCertificate.Authority("other").Pem + "\n" + _authority.Pem);
        await client.PostAsync(server.Url);
        changed.SetResult();
        Assert.Equal("the first half, the second half", await response.Content.ReadAsStringAsync(Token));
    }

    private HttpClient Client()
    {
        _folder.Write("ca", _authority.Pem);
        return HttpClients.Create(HttpTest.Config("tls_config: { ca_file: ca }", _folder.Path), HttpSurroundings.Of(TimeProvider.System));
    }
}
