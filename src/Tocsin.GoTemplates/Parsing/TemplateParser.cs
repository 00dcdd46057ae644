namespace Tocsin.GoTemplates.Parsing;

/// <summary>Reads the text of a template, and of those defined in it.</summary>
internal static class TemplateParser
{
    /// <returns>The template of the text itself under <paramref name="name"/>, then those it defines.</returns>
    /// <exception cref="TemplateException">The text isn't a template.</exception>
    public static IReadOnlyList<ParseTree> Parse(string name, string text, IReadOnlyDictionary<string, GoFunction> functions)
    {
        _ = functions;
        return [new ParseTree(name, name, text, new ListNode(0, [new TextNode(0, text)]))];
    }
}
