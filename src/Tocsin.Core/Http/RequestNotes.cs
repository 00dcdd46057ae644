namespace Tocsin.Http;

/// <summary>What the handlers of one client tell each other, and their caller, about a request.</summary>
internal static class RequestNotes
{
    private static readonly HttpRequestOptionsKey<List<string>> _revealed = new("tocsin.revealed");
    private static readonly HttpRequestOptionsKey<bool> _elsewhere = new("tocsin.elsewhere");

    /// <summary>
    /// Has the secrets that are sent with a request, and with those that it is redirected to, written down: an answer may repeat them.
    /// </summary>
    public static IReadOnlyList<string> KeepRevealed(this HttpRequestMessage request)
    {
        var revealed = new List<string>();
        request.Options.Set(_revealed, revealed);
        return revealed;
    }

    public static void Reveals(this HttpRequestMessage request, string secret)
    {
        if (secret.Length > 0 && request.Options.TryGetValue(_revealed, out var revealed))
        {
            revealed.Add(secret);
        }
    }

    /// <summary>Marks a request that a redirect sent to another host: nothing that is secret goes there.</summary>
    public static void MarkElsewhere(this HttpRequestMessage request) => request.Options.Set(_elsewhere, true);

    public static bool IsElsewhere(this HttpRequestMessage request) => request.Options.TryGetValue(_elsewhere, out var elsewhere) && elsewhere;

    public static void CopyNotesTo(this HttpRequestMessage request, HttpRequestMessage other)
    {
        foreach (var (key, value) in request.Options)
        {
            ((IDictionary<string, object?>)other.Options)[key] = value;
        }
    }
}
