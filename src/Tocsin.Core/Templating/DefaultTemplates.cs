namespace Tocsin.Templating;

/// <summary>
/// The templates that stand behind the keys nobody sets. They give what Alertmanager 0.34's give for the same data, and define every name that those
/// define, because users call them and put their own in their place.
/// </summary>
internal static class DefaultTemplates
{
    private const string Prefix = "Tocsin.Templating.Defaults.";

    /// <summary>File names and texts, in an order in which nothing depends on what follows.</summary>
    public static IReadOnlyList<(string Name, string Text)> Files { get; } =
        [.. typeof(DefaultTemplates).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read)];

    private static (string Name, string Text) Read(string resource)
    {
        using var reader = new StreamReader(typeof(DefaultTemplates).Assembly.GetManifestResourceStream(resource)!);
        return (resource[Prefix.Length..], reader.ReadToEnd());
    }
}
