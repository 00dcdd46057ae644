namespace Tocsin.Notification.Pushover;

public class PushoverConfigTests
{
    private const string Needed = "user_key: u\ntoken: t\n";

    [Fact]
    public void All_keys_are_read()
    {
        var options = Read(
            """
            send_resolved: true
            http_config: { follow_redirects: false }
            user_key_file: /run/user
            token_file: /run/token
            title: t
            message: m
            url: u
            url_title: ut
            device: d
            sound: s
            priority: '1'
            retry: 1m30s
            expire: 2h
            ttl: 24h
            html: false
            monospace: true
            """).Good();

        Assert.Equal(("/run/user", "/run/token"), (options.UserKey.File, options.Token.File));
        Assert.Equal(["t", "m", "u", "ut", "d", "s", "1"], [options.Title, options.Message, options.Url, options.UrlTitle, options.Device, options.Sound, options.Priority]);
        Assert.Equal((TimeSpan.FromSeconds(90), TimeSpan.FromHours(2), TimeSpan.FromDays(1)), (options.Retry, options.Expire, options.Ttl));
        Assert.True(options is { Monospace: true, Html: false, Http.FollowRedirects: false });
    }

    [Fact]
    public void What_is_left_out_is_the_default()
    {
        var options = Read(Needed).Good();

        Assert.Equal(("u", "t"), (options.UserKey.Value?.Reveal(), options.Token.Value?.Reveal()));
        Assert.Equal("""{{ template "pushover.default.title" . }}""", options.Title);
        Assert.Equal("""{{ template "pushover.default.message" . }}""", options.Message);
        Assert.Equal("""{{ template "pushover.default.url" . }}""", options.Url);
        Assert.Equal("""{{ if eq .Status "firing" }}2{{ else }}0{{ end }}""", options.Priority);
        Assert.Equal((TimeSpan.FromMinutes(1), TimeSpan.FromHours(1), TimeSpan.Zero), (options.Retry, options.Expire, options.Ttl));
        Assert.Equal(("", "", ""), (options.UrlTitle, options.Device, options.Sound));
    }

    [Theory]
    [InlineData("token: t", "line 2, column 3: x: one of user_key or user_key_file must be configured")]
    [InlineData("user_key: t", "line 2, column 3: x: one of token or token_file must be configured")]
    [InlineData(Needed + "user_key_file: /run/x", "line 2, column 13: x.user_key: at most one of user_key & user_key_file must be configured")]
    [InlineData(Needed + "token_file: /run/x", "line 3, column 10: x.token: at most one of token & token_file must be configured")]
    [InlineData(Needed + "html: true\nmonospace: true", "line 5, column 14: x.monospace: at most one of monospace & html must be configured")]
    [InlineData(Needed + "retry: 60", "line 4, column 10: x.retry: not a valid duration string: \"60\" (write it like 500ms, 30s or 1m30s)")]
    [InlineData(Needed + "expire: 1d", "line 4, column 11: x.expire: not a valid duration string: \"1d\" (write it like 500ms, 30s or 1m30s)")]
    [InlineData(Needed + "ttl: ''", "line 4, column 8: x.ttl: not a valid duration string: \"\" (write it like 500ms, 30s or 1m30s)")]
    [InlineData(Needed + "prio: 1", "line 4, column 3: x.prio: unknown key (did you mean priority?)")]
    public void A_mistake_is_named_with_its_place(string entry, string error) => Assert.Equal([error], Read(entry).Errors);

    [Fact]
    public void A_broken_template_in_a_key_is_warned_of_without_the_key() => Assert.Equal(
        ["line 2, column 13: x.user_key: is no valid template: what stands between {{ and }} can't be read"], Read("user_key: 'abc{{'\ntoken: t").Warnings);

    private static EntryReading<PushoverOptions> Read(string entry) => EntryReading.Of(entry, PushoverConfig.Read);
}
