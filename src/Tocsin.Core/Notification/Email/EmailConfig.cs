using Tocsin.Configuration;

namespace Tocsin.Notification.Email;

/// <summary>Reads <c>email_configs</c>.</summary>
internal static class EmailConfig
{
    public static IntegrationType Type { get; } = IntegrationType.WithoutSender("email_configs", "email", sendResolvedByDefault: false, Read);

    public static EmailOptions? Read(ConfigSection section, ReceiverContext context)
    {
        var (smtp, templates) = (context.Global.Smtp, context.Templates);
        var (to, from) = (section.Template("to", templates, ""), Or(section.Template("from", templates, ""), smtp.From));
        var headers = EmailHeaders.Read(section, templates);
        var options = new EmailOptions
        {
            Templates = templates,
            To = to,
            From = from,
            Smarthost = (section.Address("smarthost") ?? smtp.Smarthost)!,
            Hello = Or(section.Text("hello", ""), smtp.Hello),
            AuthUsername = Or(section.Text("auth_username", ""), smtp.AuthUsername),
            AuthPassword = ReadSecret(section, "auth_password") ?? smtp.AuthPassword,
            AuthSecret = ReadSecret(section, "auth_secret") ?? smtp.AuthSecret,
            AuthIdentity = Or(section.Text("auth_identity", ""), smtp.AuthIdentity),
            Headers = EmailHeaders.WithDefaults(headers, to, from),
            Html = section.Template("html", templates, EmailOptions.DefaultHtml),
            Text = section.Template("text", templates, ""),
            RequireTls = section.OptionalBool("require_tls") ?? smtp.RequireTls,
            Tls = section.Tls("tls_config") ?? smtp.Tls,
            ForceImplicitTls = section.OptionalBool("force_implicit_tls") ?? smtp.ForceImplicitTls,
            Threading = section.Section("threading") is { } threading ? EmailThreadingReader.Read(threading, headers) : EmailThreading.Off,
        };
        Check(section, options);
        return options.Smarthost is null ? null : options;
    }

    private static void Check(ConfigSection section, EmailOptions options)
    {
        if (options.To.Length == 0)
        {
            section.Error("missing to address in email config");
        }

        if (options.From.Length == 0)
        {
            section.Error("no global SMTP from set");
        }

        if (options.Smarthost is null && section.Text("smarthost", "").Length == 0)
        {
            section.Error("no global SMTP smarthost set");
        }
    }

    /// <summary>Upstream lets an entry have both, and uses the file.</summary>
    private static SecretSource? ReadSecret(ConfigSection section, string key)
    {
        var (value, file) = (section.Secret(key), section.Text($"{key}_file", ""));
        if (value is not null && file.Length > 0)
        {
            section.Warn(key, $"is not used, because {key}_file is set");
        }

        return file.Length > 0 ? new SecretSource(key, null, file) : value is null ? null : new SecretSource(key, value);
    }

    private static string Or(string own, string global) => own.Length > 0 ? own : global;
}
