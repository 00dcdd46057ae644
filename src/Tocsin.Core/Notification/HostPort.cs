using Tocsin.Configuration;

namespace Tocsin.Notification;

/// <summary>An address such as <c>mail.example:587</c> or <c>[::1]:25</c>. <see cref="Host"/> is without brackets; <see cref="Port"/> may be a name.</summary>
internal sealed record HostPort(string Host, string Port)
{
    public override string ToString() => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";

    /// <summary>Reads an address by the rules of Go's net.SplitHostPort; the port may not be empty.</summary>
    /// <returns>The address, or what is wrong with it.</returns>
    public static (HostPort? Address, string Problem) Parse(string text)
    {
        var colon = text.LastIndexOf(':');
        var problem = colon < 0 ? "missing port in address" : text[0] == '[' ? BracketProblem(text, colon) : PlainProblem(text, colon);
        if (problem.Length > 0)
        {
            return (null, $"address {Shown.Text(text)}: {problem}");
        }

        var host = text[0] == '[' ? text[1..(colon - 1)] : text[..colon];
        return colon + 1 == text.Length ? (null, $"address {Shown.Value(text)}: port cannot be empty") : (new HostPort(host, text[(colon + 1)..]), "");
    }

    private static string PlainProblem(string text, int colon) =>
        text.AsSpan(0, colon).Contains(':') ? "too many colons in address" : StrayBracket(text);

    private static string BracketProblem(string text, int colon)
    {
        var end = text.IndexOf(']', StringComparison.Ordinal);
        if (end < 0)
        {
            return "missing ']' in address";
        }

        if (end + 1 != colon)
        {
            return end + 1 < text.Length && text[end + 1] == ':' ? "too many colons in address" : "missing port in address";
        }

        return text.AsSpan(1).Contains('[') ? "unexpected '[' in address" : text.AsSpan(end + 1).Contains(']') ? "unexpected ']' in address" : "";
    }

    private static string StrayBracket(string text) =>
        text.Contains('[', StringComparison.Ordinal) ? "unexpected '[' in address" : text.Contains(']', StringComparison.Ordinal) ? "unexpected ']' in address" : "";
}
