namespace Tocsin.GoTemplates.Parsing;

/// <summary>Reads the text of a template, and of those defined in it.</summary>
internal static class TemplateParser
{
    /// <returns>The template of the text itself under <paramref name="name"/>, then those it defines.</returns>
    /// <exception cref="TemplateException">The text isn't a template. The message is Go's: <c>template: name:line: what's wrong</c>.</exception>
    public static IReadOnlyList<ParseTree> Parse(string name, string text, IReadOnlyDictionary<string, GoFunction> functions)
    {
        var session = new ParseSession(name, text, functions);
        new Parser(session).ParseText(name);
        return session.Trees();
    }
}
