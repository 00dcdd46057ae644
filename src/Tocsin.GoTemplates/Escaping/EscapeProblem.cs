namespace Tocsin.GoTemplates.Escaping;

/// <summary>Why a template can't be made safe.</summary>
/// <param name="Reason">In Go's words, where Go has the same problem.</param>
/// <param name="Place"><c>name:line:column</c> of the node that is wrong; null where a text is, which has no place of its own.</param>
/// <param name="Line">The line of the loop around it; 0 where it isn't known.</param>
internal sealed record EscapeProblem(string Reason, string? Place = null, int Line = 0)
{
    /// <summary>The same problem, found in a loop.</summary>
    public EscapeProblem In(string loop, int line) => this with { Reason = loop + Reason, Line = line };

    /// <param name="language">The language's name.</param>
    /// <param name="entry">The template that was to be made safe.</param>
    public TemplateException ToException(string language, string entry) => new((Place, Line, entry) switch
    {
        ({ } place, _, _) => $"{language}:{place}: {Reason}",
        (_, > 0, _) => $"{language}:{entry}:{Line}: {Reason}",
        (_, _, "") => $"{language}: {Reason}",
        _ => $"{language}:{entry}: {Reason}",
    });
}
