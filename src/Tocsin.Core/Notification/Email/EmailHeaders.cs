using System.Buffers;
using Tocsin.Configuration;
using Tocsin.Templating;

namespace Tocsin.Notification.Email;

/// <summary>The headers of a mail: their names don't depend on case, so they are brought to the usual one.</summary>
internal static class EmailHeaders
{
    private static readonly SearchValues<char> _inNames =
        SearchValues.Create("!#$%&'*+-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ^_`abcdefghijklmnopqrstuvwxyz|~");

    public static IReadOnlyDictionary<string, string> Read(ConfigSection section, AlertTemplates templates)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in section.TextMap("headers"))
        {
            section.CheckTemplate("headers", value, templates);
            if (!headers.TryAdd(Canonical(name), value))
            {
                section.Error("headers", $"duplicate header {Shown.Value(Canonical(name))} in email config");
            }
        }

        return headers;
    }

    public static IReadOnlyDictionary<string, string> WithDefaults(IReadOnlyDictionary<string, string> headers, string to, string from)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal) { ["Subject"] = EmailOptions.DefaultSubject, ["To"] = to, ["From"] = from };
        foreach (var (name, value) in headers)
        {
            all[name] = value;
        }

        return all;
    }

    /// <summary><c>Reply-To</c> for <c>reply-TO</c>; a name that can't be one stays as it is. Source: Go's textproto.CanonicalMIMEHeaderKey.</summary>
    private static string Canonical(string name) => name.AsSpan().ContainsAnyExcept(_inNames)
        ? name
        : string.Concat(name.Select((c, i) => i == 0 || name[i - 1] == '-' ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c)));
}
