using System.Buffers;
using Tocsin.Configuration;

namespace Tocsin.Http;

/// <summary>Whether a text is a URL for Go's <c>url.Parse</c>, which takes nearly everything.</summary>
internal static class GoUrl
{
    private const string InUser = "-._:~!$&'()*+,;=%@";

    // Go takes < and > and a quote, so that host names like <release>-runner.svc pass, as they stand in examples.
    private static readonly SearchValues<char> _notInHost = SearchValues.Create(" \\^`{|}#?/@");

    /// <summary>Go's words for why it is none, without the URL itself, which may be secret; null where it is one.</summary>
    public static string? Problem(string text)
    {
        if (text.Any(c => c is < ' ' or '\x7f'))
        {
            return "net/url: invalid control character in URL";
        }

        if (text.StartsWith(':'))
        {
            return "missing protocol scheme";
        }

        var hash = text.IndexOf('#', StringComparison.Ordinal);
        var rest = hash < 0 ? text : text[..hash];
        var scheme = SchemeLength(rest);
        rest = scheme == 0 ? rest : rest[(scheme + 1)..];
        var query = rest.IndexOf('?', StringComparison.Ordinal);
        rest = query < 0 ? rest : rest[..query];
        if (scheme > 0 && !rest.StartsWith('/'))
        {
            return null; // Opaque: mailto:someone.
        }

        if (scheme == 0 && rest.Split('/')[0].Contains(':', StringComparison.Ordinal))
        {
            return "first path segment in URL cannot contain colon";
        }

        return rest.StartsWith("//", StringComparison.Ordinal) ? AuthorityProblem(rest[2..].Split('/')[0]) ?? EscapeProblem(rest) : EscapeProblem(rest);
    }

    /// <summary>Why Alertmanager takes a text for no http or https URL; null where it does take it. Some of these no server can have.</summary>
    public static string? HttpProblem(string text) => Problem(text) ?? HttpUrl.Refusal(text);

    private static int SchemeLength(string text)
    {
        var length = text.TakeWhile((c, i) => char.IsAsciiLetter(c) || (i > 0 && (char.IsAsciiDigit(c) || c is '+' or '-' or '.'))).Count();
        return length < text.Length && text[length] == ':' ? length : 0;
    }

    private static string? AuthorityProblem(string authority)
    {
        var at = authority.LastIndexOf('@');
        if (at >= 0 && !authority[..at].All(c => char.IsAsciiLetterOrDigit(c) || InUser.Contains(c, StringComparison.Ordinal)))
        {
            return "net/url: invalid userinfo";
        }

        var host = authority[(at + 1)..];
        var bracket = host.StartsWith('[') ? host.IndexOf(']', StringComparison.Ordinal) : -1;
        if (host.StartsWith('[') && bracket < 0)
        {
            return "missing ']' in host";
        }

        var after = bracket >= 0 ? host[(bracket + 1)..] : host.LastIndexOf(':') is var colon and >= 0 ? host[colon..] : "";
        if (after.Length > 0 && (after[0] != ':' || !after.Skip(1).All(char.IsAsciiDigit)))
        {
            return "invalid port after host";
        }

        return host.AsSpan().ContainsAny(_notInHost) ? "invalid character in host name" : null;
    }

    private static string? EscapeProblem(string text)
    {
        for (var i = text.IndexOf('%', StringComparison.Ordinal); i >= 0; i = text.IndexOf('%', i + 1))
        {
            if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2]))
            {
                return "invalid URL escape";
            }
        }

        return null;
    }
}
