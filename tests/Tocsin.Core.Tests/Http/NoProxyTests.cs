namespace Tocsin.Http;

public class NoProxyTests
{
    private static readonly string[] _urls =
    [
        "http://localhost/", "http://127.0.0.1/", "http://127.0.0.2/", "http://[::1]/", "http://[::2]/", "http://localhost.net/", "http://foobar.com/",
        "http://www.foobar.com/", "http://foofoobar.com/", "http://barbaz.net/", "http://www.barbaz.net:81/", "http://example.com/", "https://example.com/",
        "http://a.example.com/", "http://a.example.com:8080/", "http://192.168.1.1/", "http://192.168.1.2/", "http://192.168.1.2:81/", "http://192.168.1.3/",
        "http://10.0.0.2/", "http://10.0.0.4/", "http://10.200.0.4/", "http://[2001:db8::52:0:1]/", "https://[2001:db8::52:0:2]/", "http://[2001:db8::52:0:2]/",
        "http://[2002:db8:a::123]/", "http://[2001:db8::1]/", "http://[::ffff:10.0.0.2]/",
    ];

    // Facts from golang.org/x/net/http/httpproxy; localhost and the loopback addresses are left out, because they are always direct.
    [Theory]
    [InlineData("", "")]
    [InlineData("foobar.com, .barbaz.net", "http://foobar.com/ http://www.foobar.com/ http://www.barbaz.net:81/")]
    [InlineData("*.example.com", "http://a.example.com/ http://a.example.com:8080/")]
    [InlineData(".example.com:8080", "http://a.example.com:8080/")]
    [InlineData("example.com:80", "http://example.com/ http://a.example.com/")]
    [InlineData("EXAMPLE.com", "http://example.com/ https://example.com/ http://a.example.com/ http://a.example.com:8080/")]
    [InlineData("x, example.com ,", "http://example.com/ https://example.com/ http://a.example.com/ http://a.example.com:8080/")]
    [InlineData("192.168.1.1, 192.168.1.2:81, 192.168.1.3:80, 10.0.0.0/30, 2001:db8::52:0:1, [2001:db8::52:0:2]:443, [2001:db8::52:0:3]:80, 2002:db8:a::45/64", "http://192.168.1.1/ http://192.168.1.2:81/ http://192.168.1.3/ http://10.0.0.2/ http://[2001:db8::52:0:1]/ https://[2001:db8::52:0:2]/ http://[2002:db8:a::123]/ http://[::ffff:10.0.0.2]/")]
    [InlineData("10.1.2.3/8", "http://10.0.0.2/ http://10.0.0.4/ http://10.200.0.4/ http://[::ffff:10.0.0.2]/")]
    [InlineData("1", "")]
    [InlineData("[2001:db8::1]", "")]
    [InlineData("a:b:c", "")]
    [InlineData(":80", "")]
    [InlineData("0.0.0.0/0", "http://192.168.1.1/ http://192.168.1.2/ http://192.168.1.2:81/ http://192.168.1.3/ http://10.0.0.2/ http://10.0.0.4/ http://10.200.0.4/ http://[::ffff:10.0.0.2]/")]
    public void Hosts_are_reached_directly_as_Go_reads_the_list(string list, string direct)
    {
        var noProxy = new NoProxy(list);
        var covered = _urls.Skip(4).Select(u => new Uri(u)).Where(u => noProxy.Covers(u.IdnHost, u.Port)).Select(u => u.OriginalString);
        Assert.Equal(direct, string.Join(' ', covered));
        Assert.All(_urls.Take(4).Select(u => new Uri(u)), u => Assert.True(noProxy.Covers(u.IdnHost, u.Port)));
    }

    [Fact]
    public void A_star_stands_for_all_hosts() => Assert.All(_urls.Select(u => new Uri(u)), u => Assert.True(new NoProxy("a, *").Covers(u.IdnHost, u.Port)));

    [Theory]
    [InlineData("HTTP_PROXY=http://a:1", "http://x/", "http://a:1/")]
    [InlineData("HTTP_PROXY=http://a:1", "https://x/", null)]
    [InlineData("https_proxy=a:1", "https://x/", "http://a:1/")]
    [InlineData("HTTPS_PROXY=http://a:1 https_proxy=http://b:1", "https://x/", "http://a:1/")]
    [InlineData("HTTP_PROXY=http://a:1 no_proxy=x", "http://x/", null)]
    [InlineData("HTTP_PROXY=http://a:1", "http://127.0.0.1/", null)]
    [InlineData("", "http://x/", null)]
    public void The_environment_names_proxies(string variables, string url, string? proxy)
    {
        var environment = variables.Split(' ').Select(v => v.Split('=', 2)).Where(v => v.Length == 2).ToDictionary(v => v[0], v => v[1], StringComparer.Ordinal);
        var routes = ProxyRoutes.From(new ProxyConfig { FromEnvironment = true }, name => environment.GetValueOrDefault(name));
        Assert.Equal(proxy, routes.For(new Uri(url))?.AbsoluteUri);
    }
}
