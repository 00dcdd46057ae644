using System.Buffers;
using System.Globalization;

namespace Tocsin.Server.Ingest;

/// <summary>
/// Whether a text is a URI by the rule of Alertmanager's API, which is Go's <c>url.ParseRequestURI</c>: an absolute URI or an absolute
/// path, percent escapes whole, no control characters, a host and port that could be one. Query and fragment are not looked at.
/// </summary>
internal static class GoUri
{
    private static readonly SearchValues<byte> _notInHost = SearchValues.Create(" /?@^`{|}\\#"u8);
    private static readonly SearchValues<byte> _inUser = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._:~!$&'()*+,;=%@"u8);

    public static bool IsRequestUri(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || text.ContainsAnyInRange((byte)0, (byte)31) || text.Contains((byte)127))
        {
            return false;
        }

        if (text is [(byte)'*'])
        {
            return true;
        }

        var scheme = SchemeLength(text);
        if (scheme < 0)
        {
            return false;
        }

        var rest = scheme == 0 ? text : text[(scheme + 1)..];
        var query = rest.IndexOf((byte)'?');
        rest = query < 0 ? rest : rest[..query];
        if (rest.IsEmpty || rest[0] != '/')
        {
            return scheme > 0;
        }

        return scheme > 0 && rest.StartsWith("//"u8) ? AreAuthorityAndPath(rest[2..]) : HasWholeEscapes(rest);
    }

    /// <summary>0 where there is none, -1 where it is missing before a colon.</summary>
    private static int SchemeLength(ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = (char)text[i];
            if (c == ':')
            {
                return i == 0 ? -1 : i;
            }

            if (!char.IsAsciiLetter(c) && (i == 0 || !(char.IsAsciiDigit(c) || c is '+' or '-' or '.')))
            {
                return 0;
            }
        }

        return 0;
    }

    private static bool AreAuthorityAndPath(ReadOnlySpan<byte> text)
    {
        var slash = text.IndexOf((byte)'/');
        var authority = slash < 0 ? text : text[..slash];
        var at = authority.LastIndexOf((byte)'@');
        return (at < 0 || (!authority[..at].ContainsAnyExcept(_inUser) && HasWholeEscapes(authority[..at])))
            && IsHost(authority[(at + 1)..])
            && (slash < 0 || HasWholeEscapes(text[slash..]));
    }

    private static bool IsHost(ReadOnlySpan<byte> host)
    {
        var portFrom = host.IsEmpty || host[0] != '[' ? host.LastIndexOf((byte)':') : host.LastIndexOf((byte)']') + 1;
        if (!host.IsEmpty && host[0] == '[' && portFrom == 0)
        {
            return false;
        }

        var port = portFrom < 0 ? default : host[portFrom..];
        return (port.IsEmpty || (port[0] == ':' && !port[1..].ContainsAnyExceptInRange((byte)'0', (byte)'9')))
            && !host.ContainsAny(_notInHost)
            && HasWholeEscapes(host, inHost: true);
    }

    /// <summary>In a host, only non-ASCII bytes and the percent sign itself may be escaped.</summary>
    private static bool HasWholeEscapes(ReadOnlySpan<byte> text, bool inHost = false)
    {
        for (var at = text.IndexOf((byte)'%'); at >= 0; at = text.IndexOf((byte)'%'))
        {
            text = text[(at + 1)..];
            if (text.Length < 2 || !byte.TryParse(text[..2], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                return false;
            }

            if (inHost && value < 0x80 && value != '%')
            {
                return false;
            }
        }

        return true;
    }
}
