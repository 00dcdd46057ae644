namespace Tocsin.Notification;

/// <summary>Takes the parts of a URL or key that may be tokens out of a text: some receivers repeat the request in their error.</summary>
internal sealed class SecretMask(string url, IReadOnlyList<string> others)
{
    private const int ShortestSecret = 3;
    private const int ShortestToken = 8;
    private const int SurelyToken = 20;

    private readonly string[] _secrets =
    [
        // What is known to be secret is taken out even where it is short; of a URL's parts only what looks like a token.
        .. others.Where(s => s.Length >= ShortestSecret)
            .Concat(PartsOf(url).Where(s => s.Length >= ShortestToken))
            .Distinct(StringComparer.Ordinal).OrderByDescending(s => s.Length),
    ];

    public string Apply(string text) =>
        _secrets.Aggregate(text, (clean, secret) => clean.Replace(secret, Configuration.Secret.Mask, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> PartsOf(string url)
    {
        var rest = url.IndexOf("://", StringComparison.Ordinal) is var scheme and >= 0 ? url[(scheme + 3)..] : url;
        var path = rest.IndexOfAny(['/', '?']) is var slash and >= 0 ? rest[slash..] : "";
        return rest.Split(['/', '?', '&', '=', '@', ':', '#']).Where(LooksLikeToken).Concat([url, path]).SelectMany(WithDecoded);
    }

    // A word such as "alertmanager" in a path is no secret, and an error that names it should stay readable.
    private static bool LooksLikeToken(string part) =>
        part.Length >= SurelyToken || (part.Length >= ShortestToken && part.Any(char.IsAsciiDigit) && part.Any(char.IsAsciiLetter));

    private static string[] WithDecoded(string part) => [part, Uri.UnescapeDataString(part)];
}
