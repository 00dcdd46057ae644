using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Time.Testing;
using Tocsin.Notification;
using Tocsin.Testing;

namespace Tocsin.Http;

public class TlsTests
{
    private static readonly TestCertificate _authority = TestCertificate.Authority("tocsin0secret0authority");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", HttpProtocols.Http1AndHttp2, "HTTP/2")]
    [InlineData("", HttpProtocols.Http1, "HTTP/1.1")]
    [InlineData("enable_http2: false", HttpProtocols.Http1AndHttp2, "HTTP/1.1")]
    public async Task A_certificate_of_the_configured_authority_is_trusted_and_http_2_is_agreed_upon(string yaml, HttpProtocols protocols, string spoken)
    {
        await using var server = await HttpServer.StartAsync(_authority.Issue("server"), protocols);
        using var client = Client(yaml, Ca(_authority));
        Assert.Equal(HttpStatusCode.OK, await client.PostAsync(server.Url));
        Assert.Equal(HttpStatusCode.OK, await client.PostAsync(server.Url));
        Assert.Equal([spoken, spoken], server.Seen.Select(s => s.Protocol));
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_is_refused_in_plain_words()
    {
        await using var server = await HttpServer.StartAsync(_authority.Issue("tocsin0secret0subject"));
        using var other = Client("", Ca(TestCertificate.Authority("other")));
        Assert.Equal("could not connect: the server's certificate is not signed by a trusted authority", await other.FailureAsync(server.Url));
        using var system = HttpTest.Client("");
        Assert.Equal("could not connect: the server's certificate is not signed by a trusted authority", await system.FailureAsync(server.Url));
        Assert.Empty(server.Seen);

        var post = new HttpPost { Url = server.Url, Body = "{}"u8.ToArray(), Judge = answer => answer.Delivered() };
        var result = await new HttpDelivery(system, TimeProvider.System).PostJsonAsync(post, Token);
        Assert.Equal(new DeliveryResult(DeliveryOutcome.Retry, "could not connect: the server's certificate is not signed by a trusted authority", "other"), result);
    }

    [Fact]
    public async Task A_certificate_for_another_host_or_another_time_is_refused()
    {
        using var client = Client("", Ca(_authority));
        await using var named = await HttpServer.StartAsync(_authority.Issue("server", expired: false, "receiver.test"));
        Assert.Equal("could not connect: the server's certificate is for another host", await client.FailureAsync(named.Url));
        await using var expired = await HttpServer.StartAsync(_authority.Issue("server", expired: true));
        Assert.Equal("could not connect: the server's certificate has expired, or is not valid yet", await client.FailureAsync(expired.Url));
    }

    [Fact]
    public async Task The_expected_name_can_be_configured_and_the_check_turned_off()
    {
        await using var server = await HttpServer.StartAsync(_authority.Issue("server", expired: false, "receiver.test"));
        using var named = Client("", $"{Ca(_authority)}\n  server_name: receiver.test");
        Assert.Equal(HttpStatusCode.OK, await named.PostAsync(server.Url));
        Assert.Equal("receiver.test", server.Last.ServerName);
        using var careless = HttpTest.Client("tls_config: { insecure_skip_verify: true }");
        Assert.Equal(HttpStatusCode.OK, await careless.PostAsync(server.Url));
    }

    [Fact]
    public async Task An_authority_in_the_middle_of_a_chain_is_one()
    {
        var middle = TestCertificate.Authority("middle", above: _authority);
        await using var server = await HttpServer.StartAsync(middle.Issue("server"));
        using var client = Client("", Ca(middle));
        Assert.Equal(HttpStatusCode.OK, await client.PostAsync(server.Url));
    }

    [Fact]
    public async Task A_client_certificate_is_shown()
    {
        var own = _authority.Issue("tocsin");
        await using var server = await HttpServer.StartAsync(_authority.Issue("server"));
        using var client = Client("", $"{Ca(_authority)}\n  cert: |\n{Indented(own.Pem)}\n  key: |\n{Indented(own.KeyPem)}");
        await client.PostAsync(server.Url);
        Assert.Equal("CN=tocsin", server.Last.ClientName);
    }

    [Fact]
    public async Task Certificates_in_files_are_taken_up_when_they_change()
    {
        using var folder = new TemporaryFolder();
        var (first, second) = (_authority.Issue("first"), _authority.Issue("second"));
        Write(folder, _authority, first);
        await using var server = await HttpServer.StartAsync(_authority.Issue("server"));
        using var client = HttpClients.Create(
            HttpTest.Config("tls_config: { ca_file: ca, cert_file: cert, key_file: key }", folder.Path), HttpSurroundings.Of(TimeProvider.System));
        await client.PostAsync(server.Url);
        Write(folder, _authority, second);
        await client.PostAsync(server.Url);
        Assert.Equal(["CN=first", "CN=second"], server.Seen.Select(s => s.ClientName));

        var rotated = TestCertificate.Authority("rotated");
        server.Certificate = rotated.Issue("server");
        Write(folder, rotated, second);
        Assert.Equal(HttpStatusCode.OK, await client.PostAsync(server.Url));

        folder.Write("ca", "half a certif");
        Assert.Equal($"unable to use specified CA cert file {folder.PathOf("ca")}", await client.FailureAsync(server.Url));
        File.Delete(folder.PathOf("ca"));
        Assert.Equal($"unable to read CA cert: ca_file {folder.PathOf("ca")} cannot be read: it does not exist", await client.FailureAsync(server.Url));
    }

    [Theory]
    [InlineData("max_version: TLS12", true)]
    [InlineData("min_version: TLS13", true)]
    [InlineData("max_version: TLS11", false)]
    public async Task Versions_are_limited(string versions, bool works)
    {
        await using var server = await HttpServer.StartAsync(_authority.Issue("server"));
        using var client = Client("", $"{Ca(_authority)}\n  {versions}");
        if (works)
        {
            Assert.Equal(HttpStatusCode.OK, await client.PostAsync(server.Url));
        }
        else
        {
            Assert.Equal("could not connect: no TLS version satisfies min_version and max_version", await client.FailureAsync(server.Url));
        }
    }

    [Fact]
    public async Task A_handshake_that_hangs_is_given_up()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var time = new FakeTimeProvider();
        using var client = HttpTest.Client("", time);
        var failing = client.FailureAsync($"https://{listener.LocalEndpoint}/");
        using var connection = await listener.AcceptSocketAsync(Token);
        await connection.ReceiveAsync(new byte[1], SocketFlags.Peek, Token);
        time.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal("could not connect within 10s", await failing);
    }

    [Fact]
    public async Task What_is_no_tls_is_said_to_have_failed()
    {
        await using var server = await HttpServer.StartAsync();
        using var client = HttpTest.Client("");
        Assert.Equal("could not connect: the TLS handshake failed", await client.FailureAsync(server.Url.Replace("http:", "https:", StringComparison.Ordinal)));
    }

    private static HttpClient Client(string yaml, string tls) => HttpTest.Client($"{yaml}\ntls_config:\n  {tls}");

    private static string Ca(TestCertificate authority) => $"ca: |\n{Indented(authority.Pem)}";

    private static string Indented(string pem) => string.Join('\n', pem.Split('\n').Select(line => "    " + line));

    private static void Write(TemporaryFolder folder, TestCertificate authority, TestCertificate own)
    {
        folder.Write("ca", authority.Pem);
        folder.Write("cert", own.Pem);
        folder.Write("key", own.KeyPem);
    }
}
