namespace Tocsin.GoTemplates.Html;

/// <summary>Makes escapers that know <see cref="SafeText"/>.</summary>
internal static class SafeEscaper
{
    /// <summary>What stands for a value that can't be made safe: easy to find, and harmless in every language.</summary>
    public const string Failsafe = "ZgotmplZ";

    /// <param name="name">Go's name of the function, which messages show.</param>
    /// <param name="write">Gets the value's text and what it is safe as; null where it isn't.</param>
    public static Escaper Of(string name, Action<string, SafeTextKind?, BoundedText> write) => new($"_html_template_{name}", (call, value) =>
    {
        using var output = call.NewText();
        write(Escaper.TextOf(call, value), (value as SafeText)?.Kind, output);
        return output.ToString();
    });
}
