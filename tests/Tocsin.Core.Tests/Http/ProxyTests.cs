using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;

namespace Tocsin.Http;

public class ProxyTests
{
    private const string Careless = "\ntls_config: { insecure_skip_verify: true }";

    [Fact]
    public async Task Plain_http_is_asked_of_the_proxy()
    {
        await using var server = await HttpServer.StartAsync();
        await using var proxy = new ProxyServer(server.Port);
        using var client = HttpTest.Client($"proxy_url: http://me:p%40@{proxy.Address}\nproxy_connect_header: {{ x-connect: [a] }}");
        Assert.Equal(HttpStatusCode.OK, await client.PostAsync("http://receiver.test/hook?x=1"));
        var head = Assert.Single(proxy.Asked);
        Assert.StartsWith("POST http://receiver.test/hook?x=1 HTTP/1.1\r\n", head, StringComparison.Ordinal);
        Assert.Contains($"Proxy-Authorization: Basic {Convert.ToBase64String("me:p@"u8)}\r\n", head, StringComparison.Ordinal);
        Assert.DoesNotContain("x-connect", head, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("receiver.test", server.Last["Host"]);
    }

    [Fact]
    public async Task Https_goes_through_a_tunnel_that_is_asked_for_with_the_configured_headers()
    {
        await using var server = await SecureServerAsync();
        await using var proxy = new ProxyServer(server.Port);
        using var client = HttpTest.Client($"proxy_url: http://me:p@{proxy.Address}\nproxy_connect_header: {{ x-connect: [a, b] }}" + Careless);
        Assert.Equal(HttpStatusCode.OK, await client.PostAsync("https://receiver.test/hook"));
        Assert.Equal(
            [$"CONNECT receiver.test:443 HTTP/1.1\r\nHost: receiver.test:443\r\nProxy-Authorization: Basic {Convert.ToBase64String("me:p"u8)}\r\nx-connect: a\r\nx-connect: b\r\n\r\n"],
            proxy.Asked);
        Assert.Equal(("HTTP/2", "receiver.test", null), (server.Last.Protocol, server.Last.ServerName, server.Last["Proxy-Authorization"]));
    }

    [Theory]
    [InlineData("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n", "could not connect: the proxy refused: HTTP 407")]
    [InlineData("no HTTP at all\r\n\r\n", "could not connect: the proxy's answer is not HTTP")]
    [InlineData("HTTP/1.1 200", "could not connect: the proxy closed the connection")]
    public async Task A_proxy_that_refuses_is_named(string answer, string why)
    {
        await using var proxy = new ProxyServer(1) { Refusal = answer };
        using var client = HttpTest.Client($"proxy_url: http://{proxy.Address}");
        Assert.Equal(why, await client.FailureAsync("https://receiver.test/hook"));
    }

    [Theory]
    [InlineData("socks5", "http")]
    [InlineData("socks5h", "https")]
    public async Task A_socks_proxy_resolves_the_name_itself(string proxyScheme, string scheme)
    {
        await using var server = scheme == "http" ? await HttpServer.StartAsync() : await SecureServerAsync();
        await using var proxy = new ProxyServer(server.Port);
        using var client = HttpTest.Client($"proxy_url: {proxyScheme}://me:p%3A@{proxy.Address}" + Careless);
        Assert.Equal(HttpStatusCode.OK, await client.PostAsync($"{scheme}://receiver.test:81/hook"));
        Assert.Equal(["receiver.test:81 me:p:"], proxy.Asked);
        Assert.Equal("/hook", server.Last.Target);
    }

    [Fact]
    public async Task A_socks_proxy_gets_addresses_as_such_and_may_refuse()
    {
        await using var server = await HttpServer.StartAsync();
        await using var proxy = new ProxyServer(server.Port);
        using var client = HttpTest.Client($"proxy_url: socks5://{proxy.Address}");
        await client.PostAsync("http://192.0.2.7/");
        proxy.Refusal = "no";
        Assert.Equal("could not connect: the proxy refused: the connection was refused", await client.FailureAsync("http://[2001:db8::1]/"));
        Assert.Equal(["192.0.2.7:80", "2001:db8::1:80"], proxy.Asked);
    }

    [Fact]
    public async Task The_way_to_the_proxy_may_be_encrypted_too()
    {
        await using var server = await SecureServerAsync();
        await using var proxy = new ProxyServer(server.Port, TestCertificate.Authority("a").Issue("proxy"));
        using var client = HttpTest.Client($"proxy_url: https://{proxy.Address}" + Careless);
        Assert.Equal(HttpStatusCode.OK, await client.PostAsync("https://receiver.test/hook"));
        Assert.StartsWith("CONNECT receiver.test:443 ", Assert.Single(proxy.Asked), StringComparison.Ordinal);

        await using var plain = await HttpServer.StartAsync();
        await using var toPlain = new ProxyServer(plain.Port, TestCertificate.Authority("a").Issue("proxy"));
        using var other = HttpTest.Client($"proxy_url: https://{toPlain.Address}" + Careless);
        Assert.Equal(HttpStatusCode.OK, await other.PostAsync("http://receiver.test/hook"));
        Assert.StartsWith("POST http://receiver.test/hook ", Assert.Single(toPlain.Asked), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_environment_counts_only_where_the_configuration_says_so()
    {
        await using var server = await HttpServer.StartAsync();
        await using var proxy = new ProxyServer(server.Port);
        string? Environment(string name) => name switch { "HTTP_PROXY" => proxy.Address, "NO_PROXY" => "127.0.0.2", _ => null };
        using var with = HttpTest.Client("proxy_from_environment: true", environment: Environment);
        await with.PostAsync("http://receiver.test/");
        Assert.Single(proxy.Asked);
        await with.PostAsync(server.Url);
        using var without = HttpTest.Client("", environment: Environment);
        await without.PostAsync(server.Url);
        Assert.Single(proxy.Asked);
    }

    [Fact]
    public async Task Hosts_without_a_proxy_are_reached_directly()
    {
        await using var server = await HttpServer.StartAsync();
        await using var proxy = new ProxyServer(server.Port);
        using var client = HttpTest.Client($"proxy_url: http://{proxy.Address}\nno_proxy: other.test");
        await client.PostAsync(server.Url);
        Assert.Empty(proxy.Asked);
        await client.PostAsync("http://receiver.test/");
        Assert.Single(proxy.Asked);
        using var without = HttpTest.Client($"proxy_url: http://{proxy.Address}");
        await without.PostAsync(server.Url);
        Assert.Equal(2, proxy.Asked.Count);
    }

    [Fact]
    public async Task A_dead_proxy_is_named_and_one_that_hangs_is_given_up()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = listener.LocalEndpoint.ToString();
        listener.Stop();
        using var dead = HttpTest.Client($"proxy_url: http://tocsin:0secret0@{address}");
        Assert.Equal("could not connect: the proxy: ConnectionRefused", await dead.FailureAsync("https://receiver.test/"));
        Assert.Equal("could not connect: the proxy: ConnectionRefused", await dead.FailureAsync("http://receiver.test/"));

        using var hanging = new TcpListener(IPAddress.Loopback, 0);
        hanging.Start();
        var time = new FakeTimeProvider();
        using var client = HttpTest.Client($"proxy_url: http://{hanging.LocalEndpoint}", time);
        var failing = client.FailureAsync("https://receiver.test/");
        using var connection = await hanging.AcceptSocketAsync(TestContext.Current.CancellationToken);
        await connection.ReceiveAsync(new byte[1], SocketFlags.Peek, TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal("could not connect within 30s", await failing);
    }

    [Theory]
    [InlineData("ftp://proxy")]
    [InlineData("socks4://proxy")]
    public async Task What_is_no_proxy_is_said_when_it_is_used(string url)
    {
        using var client = HttpTest.Client($"proxy_url: {url}");
        Assert.Equal("could not connect: the configured proxy is no http, https or socks5 URL", await client.FailureAsync("http://receiver.test/"));
    }

    private static Task<HttpServer> SecureServerAsync() => HttpServer.StartAsync(TestCertificate.Authority("a").Issue("server"));
}
