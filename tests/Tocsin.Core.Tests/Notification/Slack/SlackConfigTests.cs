namespace Tocsin.Notification.Slack;

public class SlackConfigTests
{
    private const string Hook = "api_url: https://hooks.example/T0";

    private const string Full =
        """
        send_resolved: true
        http_config: { proxy_url: 'http://proxy:3128' }
        api_url: https://slack.com/api/chat.postMessage
        channel: '#{{ .CommonLabels.team }}'
        username: u
        color: c
        title: t
        title_link: tl
        pretext: p
        text: x
        message_text: m
        fields:
        - { title: a, value: '{{ .Status }}', short: false }
        - { title: b, value: v }
        short_fields: true
        footer: f
        fallback: fb
        callback_id: cb
        icon_emoji: ':bell:'
        icon_url: iu
        image_url: im
        thumb_url: th
        link_names: true
        mrkdwn_in: [text]
        actions:
        - { type: button, text: Go, url: 'https://x', style: primary, name: n, value: v, confirm: { text: sure } }
        - { type: button, text: Do, name: n, value: v, confirm: { text: sure, title: ct, ok_text: y, dismiss_text: n } }
        update_message: true
        timeout: 1m30s
        """;

    [Fact]
    public void All_keys_are_read()
    {
        var options = Read(Full).Good();

        var texts = options.Texts;
        Assert.Equal("https://slack.com/api/chat.postMessage", options.ApiUrl.Value!.Reveal());
        Assert.Equal("http://proxy:3128", options.Http.Proxy.Url?.Reveal());
        Assert.Equal(["#{{ .CommonLabels.team }}", "u", "c", "t", "tl"], [texts.Channel, texts.Username, texts.Color, texts.Title, texts.TitleLink]);
        Assert.Equal(["p", "x", "m", "f", "fb"], [texts.Pretext, texts.Text, texts.MessageText, texts.Footer, texts.Fallback]);
        Assert.Equal(["cb", ":bell:", "iu", "im", "th"], [texts.CallbackId, texts.IconEmoji, texts.IconUrl, texts.ImageUrl, texts.ThumbUrl]);
        Assert.Equal([new SlackField("a", "{{ .Status }}", Short: false), new SlackField("b", "v", Short: true)], options.Fields);
        Assert.Equal(["text"], options.MrkdwnIn);
        Assert.True(options is { LinkNames: true, UpdateMessage: true });
        Assert.Equal(TimeSpan.FromSeconds(90), options.Timeout);
    }

    [Fact]
    public void A_button_with_a_URL_has_nothing_else_to_send()
    {
        var actions = Read(Full).Good().Actions;

        Assert.Equal(new SlackAction { Type = "button", Text = "Go", Url = "https://x", Style = "primary" }, actions[0]);
        Assert.Equal(new SlackAction { Type = "button", Text = "Do", Name = "n", Value = "v", Confirm = new SlackConfirmation("sure", "ct", "y", "n") }, actions[1]);
    }

    [Fact]
    public void What_is_left_out_is_the_default()
    {
        var options = Read(Hook).Good();

        Assert.Equal(new SlackTexts(), options.Texts);
        Assert.Equal("""{{ template "slack.default.title" . }}""", options.Texts.Title);
        Assert.Equal(["fallback", "pretext", "text"], options.MrkdwnIn);
        Assert.Equal((0, 0, TimeSpan.Zero), (options.Fields.Count, options.Actions.Count, options.Timeout));
        Assert.False(options.LinkNames || options.UpdateMessage);
    }

    [Fact]
    public void A_text_that_is_null_or_empty_is_not_the_default()
    {
        var texts = Read(Hook + "\ntitle:\nfooter: ''").Good().Texts;

        Assert.Equal(("", ""), (texts.Title, texts.Footer));
    }

    [Theory]
    [InlineData("channel: x", "{ slack_api_url: 'https://global/x' }", "https://global/x", null)]
    [InlineData("channel: x", "{ slack_api_url_file: /run/url }", "/run/url", null)]
    [InlineData("channel: x", "{ slack_app_token: xoxb }", "https://slack.com/api/chat.postMessage", "xoxb")]
    [InlineData("channel: x", "{ slack_app_token: xoxb, slack_app_url: 'https://other/x' }", "https://other/x", "xoxb")]
    [InlineData("app_url: https://mine/x", "{ slack_app_token_file: /run/token }", "https://mine/x", "/run/token")]
    [InlineData("app_token: mine", "{ slack_api_url: 'https://global/x' }", "https://slack.com/api/chat.postMessage", "mine")]
    [InlineData(Hook, "{ slack_app_token: xoxb }", "https://hooks.example/T0", null)]
    [InlineData("api_url_file: /run/url", "{ slack_app_token: xoxb }", "https://slack.com/api/chat.postMessage", "xoxb")]
    [InlineData("api_url: <secret>", "{}", "<secret>", null)]
    [InlineData("http_config: { authorization: { credentials: own } }", "{ slack_app_token: xoxb, slack_api_url: 'https://slack.com/api/chat.postMessage' }", "https://slack.com/api/chat.postMessage", "own")]
    public void A_token_goes_before_a_URL_and_what_is_the_entrys_own_before_what_is_global(string entry, string global, string url, string? token)
    {
        var options = Read(entry, global).Good();

        Assert.Equal(url, options.ApiUrl.Value?.Reveal() ?? options.ApiUrl.File);
        Assert.Equal(token, options.Http.Authorization?.Credentials is { } credentials ? credentials.Value?.Reveal() ?? credentials.File : null);
    }

    [Theory]
    [InlineData("channel: x", "line 2, column 3: x: no Slack API URL nor App token set either inline or in a file")]
    [InlineData(Hook + "\napi_url_file: /run/x", "line 2, column 12: x.api_url: at most one of api_url & api_url_file must be configured")]
    [InlineData("app_token: a\napp_token_file: /run/x", "line 2, column 14: x.app_token: at most one of app_token & app_token_file must be configured")]
    [InlineData(Hook + "\napp_token: a", "line 2, column 3: x: at most one of api_url/api_url_file & app_token/app_token_file must be configured")]
    [InlineData("app_token: a\nhttp_config: { bearer_token: b }", "line 2, column 3: x: http authorization can't be set when using Slack App tokens")]
    [InlineData("api_url: ''", "line 2, column 12: x.api_url: unsupported scheme \"\" for URL (write it like https://host/path)")]
    [InlineData(Hook + "\napp_url: 'ftp://x'", "line 3, column 12: x.app_url: unsupported scheme \"ftp\" for URL (write it like https://host/path)")]
    [InlineData(Hook + "\nupdate_message: true", "line 3, column 19: x.update_message: update_message can only be used with bot tokens. api_url must be set to https://slack.com/api/chat.postMessage")]
    [InlineData(Hook + "\nfields: [{ value: v }]", "line 3, column 12: x.fields[0]: missing title in Slack field configuration")]
    [InlineData(Hook + "\nfields: [{ title: v }]", "line 3, column 12: x.fields[0]: missing value in Slack field configuration")]
    [InlineData(Hook + "\nactions: [{ text: t, url: u }]", "line 3, column 13: x.actions[0]: missing type in Slack action configuration")]
    [InlineData(Hook + "\nactions: [{ type: t, url: u }]", "line 3, column 13: x.actions[0]: missing text in Slack action configuration")]
    [InlineData(Hook + "\nactions: [{ type: t, text: t }]", "line 3, column 13: x.actions[0]: missing name or url in Slack action configuration")]
    [InlineData(Hook + "\nactions: [{ type: t, text: t, url: u, confirm: {} }]", "line 3, column 50: x.actions[0].confirm: missing text in Slack confirmation configuration")]
    [InlineData(Hook + "\nactions: [{ type: t, text: t, url: u, urll: u }]", "line 3, column 41: x.actions[0].urll: unknown key (did you mean url?)")]
    [InlineData(Hook + "\ntimeout: 1d", "line 3, column 12: x.timeout: not a valid duration string: \"1d\" (write it like 500ms, 30s or 1m30s)")]
    [InlineData(Hook + "\nlink_names: 'yes'", "line 3, column 15: x.link_names: \"yes\" is neither true nor false (write it without quotes)")]
    public void A_mistake_is_named_with_its_place(string entry, string error) => Assert.Equal([error], Read(entry).Errors);

    [Fact]
    public void Without_the_app_URL_there_is_no_Slack() =>
        Assert.Contains("line 2, column 3: x: no global Slack App URL set", Read(Hook, "{ slack_app_url: ~ }").Errors);

    [Fact]
    public void A_broken_template_is_a_warning_because_Alertmanager_takes_the_file() => Assert.Equal(
        ["line 3, column 10: x.title: template: :1: function \"nope\" not defined", "line 4, column 31: x.fields[0].value: template: :1: unclosed action"],
        Read(Hook + "\ntitle: '{{ nope }}'\nfields: [{ title: a, value: '{{' }]").Warnings);

    private static EntryReading<SlackOptions> Read(string entry, string global = "{}") =>
        EntryReading.Of(entry, SlackConfig.Read, global);
}
