using System.Text;

namespace Tocsin.Server.Api;

/// <summary>
/// The parameters of a URL as Go reads them: a pair with a broken escape or a semicolon is none, and <c>+</c> is a space. Their names count
/// letter by letter.
/// </summary>
internal sealed class GoQuery
{
    private readonly List<(string Name, string Value)> _pairs = [];

    /// <param name="query">With its question mark, escaped, as it came; may be empty.</param>
    public GoQuery(string query)
    {
        foreach (var pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? pair : pair[..equals];
            if (!pair.Contains(';', StringComparison.Ordinal) && Unescape(name) is { } first && Unescape(equals < 0 ? "" : pair[(equals + 1)..]) is { } second)
            {
                _pairs.Add((first, second));
            }
        }
    }

    public IEnumerable<string> All(string name) => _pairs.Where(p => p.Name == name).Select(p => p.Value);

    /// <summary>A yes or no as upstream's framework reads it: the last value counts, an empty one is no answer, and whatever it does not know is a no.</summary>
    public bool Flag(string name, bool otherwise) => All(name).LastOrDefault() is { Length: > 0 } value ? IsYes(value) : otherwise;

    /// <summary>The text without its escapes; null where one is broken.</summary>
    public static string? Unescape(string text, bool plusIsSpace = true)
    {
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        var used = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
            {
                used += Encoding.UTF8.GetBytes(plusIsSpace && text[i] == '+' ? " " : text.AsSpan(i, 1), bytes.AsSpan(used));
                continue;
            }

            if (i + 2 >= text.Length || Convert.FromHexString(text.AsSpan(i + 1, 2), bytes.AsSpan(used), out _, out var written) != System.Buffers.OperationStatus.Done)
            {
                return null;
            }

            (used, i) = (used + written, i + 2);
        }

        return Encoding.UTF8.GetString(bytes.AsSpan(0, used));
    }

    private static bool IsYes(string value) =>
        value.ToLowerInvariant() is "true" or "1" or "yes" or "ok" or "y" or "on" or "selected" or "checked" or "t" or "enabled";
}
