using Tocsin.Configuration;
using Tocsin.Http;
using Tocsin.Templating;

namespace Tocsin.Notification.Email;

/// <summary>One entry of <c>email_configs</c>, complete with what <c>global</c> adds.</summary>
internal sealed record EmailOptions
{
    public const string DefaultSubject = """{{ template "email.default.subject" . }}""";
    public const string DefaultHtml = """{{ template "email.default.html" . }}""";

    public required AlertTemplates Templates { get; init; }

    /// <summary>Addresses, separated by commas; a template. So is <see cref="From"/>.</summary>
    public required string To { get; init; }

    public required string From { get; init; }

    public required HostPort Smarthost { get; init; }

    /// <summary>How this host names itself to the server.</summary>
    public string Hello { get; init; } = "localhost";

    public string AuthUsername { get; init; } = "";

    public SecretSource? AuthPassword { get; init; }

    /// <summary>For CRAM-MD5.</summary>
    public SecretSource? AuthSecret { get; init; }

    public string AuthIdentity { get; init; } = "";

    /// <summary>By names in the usual case, <c>Reply-To</c>; the values are templates. Subject, To and From are always among them.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>A template that writes HTML; empty for a mail without that part.</summary>
    public string Html { get; init; } = DefaultHtml;

    /// <summary>A template that writes plain text; empty for a mail without that part.</summary>
    public string Text { get; init; } = "";

    public bool RequireTls { get; init; } = true;

    public TlsConfig Tls { get; init; } = new();

    /// <summary>TLS from the first byte on; null for port 465 alone.</summary>
    public bool? ForceImplicitTls { get; init; }

    public EmailThreading Threading { get; init; }
}

/// <summary>Whether the mails of a group are shown as one thread: no, for good, or for a day each.</summary>
internal enum EmailThreading
{
    Off,
    Endless,
    Daily,
}
