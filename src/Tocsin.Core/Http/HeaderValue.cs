namespace Tocsin.Http;

/// <summary>Adds headers whose names and values come from the configuration or from files.</summary>
internal static class HeaderValue
{
    /// <exception cref="HttpPathException">No header can have that name or value; it isn't shown.</exception>
    public static void Add(HttpRequestMessage request, string name, string value)
    {
        Check(name, value);
        var added = request.Headers.TryAddWithoutValidation(name, value) || request.Content?.Headers.TryAddWithoutValidation(name, value) == true;
        if (!added)
        {
            throw new HttpPathException($"the header {Configuration.Shown.Key(name)} can't be sent with this request");
        }
    }

    public static void Check(string name, string value)
    {
        if (value.AsSpan().ContainsAny('\r', '\n', '\0'))
        {
            throw new HttpPathException($"the value of the header {Configuration.Shown.Key(name)} holds a line break, which no header may");
        }

        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal)))
        {
            throw new HttpPathException($"{Configuration.Shown.Key(name)} is no name of a header");
        }
    }
}
