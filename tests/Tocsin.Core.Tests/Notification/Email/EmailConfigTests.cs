namespace Tocsin.Notification.Email;

public class EmailConfigTests
{
    private const string Needed = "to: a@example.org\nfrom: b@example.org\nsmarthost: mail.example.org:587\n";

    [Fact]
    public void All_keys_are_read()
    {
        var options = Read(
            """
            send_resolved: true
            to: '{{ .CommonLabels.team }}@example.org, x@example.org'
            from: f
            hello: h
            smarthost: '[2001:db8::1]:465'
            auth_username: u
            auth_password: p
            auth_secret_file: /run/secret
            auth_identity: i
            headers: { reply-TO: r, subject: s, odd name: o }
            html: ''
            text: t
            require_tls: false
            tls_config: { insecure_skip_verify: true }
            force_implicit_tls: false
            threading: { enabled: true, thread_by_date: daily }
            """).Good()!;

        Assert.Equal(("{{ .CommonLabels.team }}@example.org, x@example.org", "f", "h", "[2001:db8::1]:465"), (options.To, options.From, options.Hello, options.Smarthost.ToString()));
        Assert.Equal(("u", "p", "/run/secret", "i"), (options.AuthUsername, options.AuthPassword?.Value?.Reveal(), options.AuthSecret?.File, options.AuthIdentity));
        Assert.Equal(
            ["From: f", "Reply-To: r", "Subject: s", "To: " + options.To, "odd name: o"],
            options.Headers.Select(h => $"{h.Key}: {h.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(("", "t", EmailThreading.Daily), (options.Html, options.Text, options.Threading));
        Assert.True(options is { RequireTls: false, ForceImplicitTls: false, Tls.InsecureSkipVerify: true });
    }

    [Fact]
    public void What_is_left_out_is_the_default()
    {
        var options = Read(Needed).Good()!;

        Assert.Equal(("localhost", "", ""), (options.Hello, options.AuthUsername, options.AuthIdentity));
        Assert.Equal((null, null, null), (options.AuthPassword, options.AuthSecret, options.ForceImplicitTls));
        Assert.Equal("""{{ template "email.default.subject" . }}""", options.Headers["Subject"]);
        Assert.Equal("""{{ template "email.default.html" . }}""", options.Html);
        Assert.Equal(("", EmailThreading.Off, true), (options.Text, options.Threading, options.RequireTls));
    }

    [Fact]
    public void What_is_left_out_is_what_global_says()
    {
        const string Global =
            "{ smtp_from: gf, smtp_smarthost: 'g:25', smtp_hello: gh, smtp_auth_username: gu, smtp_auth_password_file: /run/gp, smtp_auth_secret: gs, " +
            "smtp_auth_identity: gi, smtp_require_tls: false, smtp_tls_config: { server_name: gt }, smtp_force_implicit_tls: true }";

        var options = Read("to: a", Global).Good()!;

        Assert.Equal(("gf", "g:25", "gh", "gu"), (options.From, options.Smarthost.ToString(), options.Hello, options.AuthUsername));
        Assert.Equal(("/run/gp", "gs", "gi"), (options.AuthPassword?.File, options.AuthSecret?.Value?.Reveal(), options.AuthIdentity));
        Assert.True(options is { RequireTls: false, ForceImplicitTls: true, Tls.ServerName: "gt" });
    }

    [Fact]
    public void A_password_and_its_file_may_both_stand_in_an_entry_and_the_file_counts()
    {
        var reading = Read(Needed + "auth_password: p\nauth_password_file: /run/p");

        Assert.Empty(reading.Errors);
        Assert.Equal(["line 5, column 18: x.auth_password: is not used, because auth_password_file is set"], reading.Warnings);
        Assert.Equal(("/run/p", null), (reading.Options!.AuthPassword?.File, reading.Options.AuthPassword?.Value));
    }

    [Theory]
    [InlineData("from: f\nsmarthost: a:1", "line 2, column 3: x: missing to address in email config")]
    [InlineData("to: ''\nfrom: f\nsmarthost: a:1", "line 2, column 3: x: missing to address in email config")]
    [InlineData("to: f\nsmarthost: a:1", "line 2, column 3: x: no global SMTP from set")]
    [InlineData("to: f\nfrom: f", "line 2, column 3: x: no global SMTP smarthost set")]
    [InlineData("to: f\nfrom: f\nsmarthost: 'a:'", "line 4, column 14: x.smarthost: address \"a:\": port cannot be empty")]
    [InlineData("to: f\nfrom: f\nsmarthost: a", "line 4, column 14: x.smarthost: address a: missing port in address")]
    [InlineData(Needed + "headers: { subject: a, SUBJECT: b }", "line 5, column 12: x.headers: duplicate header \"Subject\" in email config")]
    [InlineData(Needed + "headers: { references: a }\nthreading: { enabled: true, thread_by_date: none }", "line 6, column 25: x.threading.enabled: conflicting configuration: threading.enabled conflicts with custom References header")]
    [InlineData(Needed + "headers: { in-reply-to: a }\nthreading: { enabled: true, thread_by_date: none }", "line 6, column 25: x.threading.enabled: conflicting configuration: threading.enabled conflicts with custom In-Reply-To header")]
    [InlineData(Needed + "threading: { enabled: true, thread_by_date: weekly }", "line 5, column 47: x.threading.thread_by_date: threading.thread_by_date must be either 'none' or 'daily'")]
    [InlineData(Needed + "threading: { enabled: true }", "line 5, column 14: x.threading.thread_by_date: threading.thread_by_date must be either 'none' or 'daily'")]
    [InlineData(Needed + "tls_config: { min_version: TLS9 }", "line 5, column 30: x.tls_config.min_version: unknown TLS version: \"TLS9\"")]
    [InlineData(Needed + "http_config: {}", "line 5, column 3: x.http_config: unknown key")]
    public void A_mistake_is_named_with_its_place(string entry, string error) =>
        Assert.StartsWith(error, Assert.Single(Read(entry).Errors), StringComparison.Ordinal);

    [Fact]
    public void Threading_that_is_off_is_not_looked_at() =>
        Assert.Equal(EmailThreading.Off, Read(Needed + "headers: { references: a }\nthreading: { enabled: false, thread_by_date: weekly }").Good()!.Threading);

    private static EntryReading<EmailOptions?> Read(string entry, string global = "{}") => EntryReading.Of(entry, EmailConfig.Read, global);
}
