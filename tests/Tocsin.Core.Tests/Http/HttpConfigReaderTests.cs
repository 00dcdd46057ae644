using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Tocsin.Http;

public class HttpConfigReaderTests
{
    private const string Oauth = "oauth2: { client_id: a, token_url: 'http://t', ";

    [Theory]
    [InlineData("bearer_token: a\nbearer_token_file: b", "at most one of bearer_token & bearer_token_file must be configured")]
    [InlineData("bearer_token: a\nbasic_auth: {}", "at most one of basic_auth, oauth2, bearer_token & bearer_token_file must be configured")]
    [InlineData("bearer_token_file: a\n" + Oauth + "}", "at most one of basic_auth, oauth2, bearer_token & bearer_token_file must be configured")]
    [InlineData("bearer_token: a\nauthorization: { credentials: b }", "authorization is not compatible with bearer_token & bearer_token_file")]
    [InlineData("basic_auth: { username: a, username_file: b }", "at most one of basic_auth username, username_file & username_ref must be configured")]
    [InlineData("basic_auth: { password: a, password_ref: b }", "at most one of basic_auth password, password_file & password_ref must be configured")]
    [InlineData("authorization: { credentials: a, credentials_file: b }", "at most one of authorization credentials & credentials_file must be configured")]
    [InlineData("authorization: { type: ' Basic ', credentials: b }", "authorization type cannot be set to \"basic\", use \"basic_auth\" instead")]
    [InlineData("basic_auth: { username: a }\nauthorization: { credentials: b }", "at most one of basic_auth, oauth2 & authorization must be configured")]
    [InlineData("basic_auth: { username: a }\n" + Oauth + "}", "at most one of basic_auth, oauth2 & authorization must be configured")]
    [InlineData("oauth2: { token_url: 'http://t' }", "oauth2 client_id must be configured")]
    [InlineData("oauth2: { client_id: a }", "oauth2 token_url must be configured")]
    [InlineData(Oauth + "client_secret: a, client_secret_file: b }", "at most one of oauth2 client_secret, client_secret_file & client_secret_ref must be configured using grant-type=client_credentials")]
    [InlineData(Oauth + "grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', client_certificate_key: a, client_certificate_key_file: b }", "at most one of oauth2 client_certificate_key, client_certificate_key_file & client_certificate_key_ref must be configured using grant-type=urn:ietf:params:oauth:grant-type:jwt-bearer")]
    [InlineData(Oauth + "grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', signature_algorithm: ES256 }", "valid signature algorithms are RS256, RS384 and RS512")]
    [InlineData("tls_config: { ca: a, ca_file: b }", "at most one of ca, ca_file & ca_ref must be configured")]
    [InlineData("tls_config: { cert: a, cert_file: b, key: c }", "at most one of cert, cert_file & cert_ref must be configured")]
    [InlineData("tls_config: { cert: a, key_file: b, key: c }", "at most one of key and key_file must be configured")]
    [InlineData("tls_config: { cert_file: a }", "exactly one of key or key_file must be configured when a client certificate is configured")]
    [InlineData("tls_config: { key: a }", "exactly one of cert or cert_file must be configured when a client key is configured")]
    [InlineData("tls_config: { min_version: TLS9 }", "unknown TLS version: \"TLS9\" (known: TLS10, TLS11, TLS12, TLS13)")]
    [InlineData("no_proxy: a", "if no_proxy is configured, proxy_url must also be configured")]
    [InlineData("proxy_from_environment: true\nproxy_url: 'http://p'", "if proxy_from_environment is configured, proxy_url must not be configured")]
    [InlineData("proxy_from_environment: true\nno_proxy: a", "if proxy_from_environment is configured, no_proxy must not be configured")]
    [InlineData("proxy_connect_header: { a: [b] }", "if proxy_connect_header is configured, proxy_url or proxy_from_environment must also be configured")]
    [InlineData("proxy_url: 127.0.0.1:3128", "is no URL: first path segment in URL cannot contain colon")]
    [InlineData(Oauth + "no_proxy: a }", "if no_proxy is configured, proxy_url must also be configured")]
    [InlineData("http_headers: { AUTHORIZATION: { values: [a] } }", "setting header \"Authorization\" is not allowed")]
    [InlineData("http_headers: { x-amz-date: { values: [a] } }", "setting header \"X-Amz-Date\" is not allowed")]
    [InlineData("http_headers: { a: { value: b } }", "unknown key (did you mean values?)")]
    [InlineData("follow_redirect: true", "unknown key (did you mean follow_redirects?)")]
    public void What_upstream_refuses_is_refused_in_its_words(string yaml, string error)
    {
        var (_, errors) = HttpTest.Read(yaml);
        Assert.EndsWith(error, Assert.Single(errors), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_section_has_the_defaults()
    {
        Assert.Equal(HttpClientConfig.Default, HttpTest.Config(""));
        Assert.Equal(HttpClientConfig.Default with { FollowRedirects = false, EnableHttp2 = false }, HttpTest.Config("follow_redirects: false\nenable_http2: false"));
    }

    [Fact]
    public void A_bearer_token_is_an_authorization()
    {
        var config = HttpTest.Config("bearer_token_file: t", "/etc/tocsin");
        Assert.Equal("Bearer", config.Authorization?.Type);
        Assert.Equal("/etc/tocsin/t", config.Authorization?.Credentials?.File);
    }

    [Fact]
    public void Relative_paths_are_below_the_folder_and_absolute_ones_stay()
    {
        var config = HttpTest.Config("basic_auth: { username_file: u, password_file: /p }\ntls_config: { ca_file: a/ca, cert_file: c, key_file: k }\nhttp_headers: { x: { files: [f] } }", "/etc/tocsin");
        Assert.Equal("/etc/tocsin/u", config.BasicAuth?.UsernameFile);
        Assert.Equal("/p", config.BasicAuth?.Password?.File);
        Assert.Equal(("/etc/tocsin/a/ca", "/etc/tocsin/c", "/etc/tocsin/k"), (config.Tls.CaFile, config.Tls.CertFile, config.Tls.Key?.File));
        Assert.Equal(["/etc/tocsin/f"], config.Headers["X"].Files);
    }

    [Fact]
    public void Claims_keep_their_types()
    {
        var claims = HttpTest.Config(Oauth + "claims: { a: 1, b: '1', c: true, d: [x, 1.5], e: { f: null } } }").OAuth2!.Claims;
        Assert.Equal("""{"a":1,"b":"1","c":true,"d":["x",1.5],"e":{"f":null}}""", JsonSerializer.Serialize(claims));
    }

    [Theory]
    [InlineData("authorization: { credentials_ref: a }", "unable to use credentials: cannot use secret ref without manager")]
    [InlineData("basic_auth: { username: a, password_ref: b }", "unable to use password: cannot use secret ref without manager")]
    [InlineData("tls_config: { ca_ref: a }", "unable to use CA cert: cannot use secret ref without manager")]
    [InlineData("tls_config: { ca_file: /no/such/file }", "unable to read CA cert: ca_file /no/such/file cannot be read: it does not exist")]
    [InlineData("tls_config: { ca: nonsense }", "unable to use specified CA cert inline")]
    [InlineData("tls_config: { cert: nonsense, key: nonsense }", "unable to use specified client cert (inline) & key (inline)")]
    [InlineData("tls_config: { min_version: TLS13, max_version: TLS12 }", "tls_config.max_version must be greater than or equal to tls_config.min_version if both are specified")]
    public void What_upstream_reads_and_can_not_build_is_read_and_not_built(string yaml, string problem)
    {
        var config = HttpTest.Config(yaml);
        Assert.Equal(problem, HttpClients.Problem(config));
        var clients = new HttpClients(HttpSurroundings.Of(TimeProvider.System));
        Assert.Contains(problem, Assert.Throws<Configuration.ConfigException>(() => clients.For(config)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Those_who_have_one_configuration_share_a_client()
    {
        var clients = new HttpClients(HttpSurroundings.Of(TimeProvider.System));
        var config = HttpTest.Config("proxy_url: http://a:b@p");
        Assert.Same(clients.For(config), clients.For(config));
        Assert.NotSame(clients.For(config), clients.For(config with { FollowRedirects = false }));
    }

    [Fact]
    public async Task The_client_of_a_configuration_that_was_replaced_does_not_stay()
    {
        var clients = new HttpClients(HttpSurroundings.Of(TimeProvider.System));
        var used = UsedOnce(clients);
        for (var i = 0; i < 100 && used.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Yield();
        }

        Assert.False(used.IsAlive);
        Assert.NotNull(clients.For(HttpClientConfig.Default));
    }

    // Facts from url.Parse of Go 1.19.
    [Theory]
    [InlineData("http://proxy:3128", null)]
    [InlineData("proxy:3128", null)]
    [InlineData("http://[::1]:80", null)]
    [InlineData("http://a/b c", null)]
    [InlineData("http://u:p@h:1/", null)]
    [InlineData("//h/x", null)]
    [InlineData("proxy", null)]
    [InlineData("http://h/?%zz", null)]
    [InlineData("http://h:", null)]
    [InlineData(":3128", "missing protocol scheme")]
    [InlineData("http://proxy:port", "invalid port after host")]
    [InlineData("http://[::1", "missing ']' in host")]
    [InlineData("http://[::1]x", "invalid port after host")]
    [InlineData("http://a b/", "invalid character in host name")]
    [InlineData("http://a/%zz", "invalid URL escape")]
    [InlineData("http://a%zz/", "invalid URL escape")]
    [InlineData("http://a\u0001b", "net/url: invalid control character in URL")]
    [InlineData("http://u:p w@h", "net/url: invalid userinfo")]
    public void A_url_is_one_for_Go(string text, string? problem) => Assert.Equal(problem, GoUrl.Problem(text));

    // Apart, so that no variable holds the client any longer.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference UsedOnce(HttpClients clients) => new(clients.For(HttpTest.Config("bearer_token: abc")));
}
