using Tocsin.GoTemplates.Parsing;

namespace Tocsin.GoTemplates.Escaping;

/// <summary>Why a template can't be made safe.</summary>
/// <param name="Reason">In Go's words, where Go has the same problem.</param>
/// <param name="Place"><c>name:line:column</c> of the node that is wrong; null where a text is, which has no place of its own.</param>
/// <param name="Line">The line of the node, or of the loop around it; 0 where it isn't known.</param>
/// <param name="Position">The node's place in its text, in characters.</param>
internal sealed record EscapeProblem(string Reason, string? Place = null, int Line = 0, int? Position = null)
{
    /// <summary>A problem with a node.</summary>
    public static EscapeProblem At(ParseTree tree, Node node, string reason) => new(reason, tree.Location(node), tree.Line(node), node.Position);

    /// <summary>The same problem, found in a loop.</summary>
    public EscapeProblem In(string loop, int line) => this with { Reason = loop + Reason, Line = line };

    /// <param name="language">The language's name.</param>
    /// <param name="entry">The template that was to be made safe.</param>
    public TemplateException ToException(string language, string entry) => new(Message(language, entry)) { Reason = Reason, Line = Line, Position = Position };

    private string Message(string language, string entry) => (Place, Line, entry) switch
    {
        ({ } place, _, _) => $"{language}:{place}: {Reason}",
        (_, > 0, _) => $"{language}:{entry}:{Line}: {Reason}",
        (_, _, "") => $"{language}: {Reason}",
        _ => $"{language}:{entry}: {Reason}",
    };
}
