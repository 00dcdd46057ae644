using Tocsin.GoTemplates.Parsing;

namespace Tocsin.GoTemplates;

/// <summary>
/// A language that templates write, such as HTML: it knows from the literal text around an action how the action's value must be escaped there.
/// </summary>
public abstract class OutputLanguage
{
    // Not for others to implement: trees are internal.
    private protected OutputLanguage()
    {
    }

    /// <summary>
    /// Adds escapers to every action that can be reached from a template. Gives the trees that differ from <paramref name="trees"/>, by name: changed
    /// ones, and ones derived for another context.
    /// </summary>
    /// <exception cref="TemplateException">A value stands where it can't be made safe, or branches end in different contexts.</exception>
    internal abstract IReadOnlyDictionary<string, ParseTree> Escape(string entry, IReadOnlyDictionary<string, ParseTree> trees);
}
