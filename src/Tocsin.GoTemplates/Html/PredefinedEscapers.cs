using Tocsin.GoTemplates.Escaping;
using Tocsin.GoTemplates.Formatting;
using Tocsin.GoTemplates.Parsing;

namespace Tocsin.GoTemplates.Html;

/// <summary>
/// The functions <c>html</c> and <c>urlquery</c> in templates that are escaped anyway: allowed at the end of a pipeline, where they stand for the escaper that
/// does the same.
/// </summary>
internal static class PredefinedEscapers
{
    private static readonly GoFunction _join = new([GoTypes.Interface], true, Join);

    /// <exception cref="EscapeException">One is used where its result would be changed or where it isn't enough.</exception>
    public static void Check(PipeNode pipe, HtmlContext context)
    {
        for (var i = 0; i < pipe.Commands.Length; i++)
        {
            var isUnquoted = context is { State: HtmlState.Attr, Delimiter: HtmlDelimiter.SpaceOrTagEnd };
            if (Name(pipe.Commands[i]) is "html" or "urlquery" && (i < pipe.Commands.Length - 1 || (isUnquoted && Name(pipe.Commands[i]) == "html")))
            {
                throw new EscapeException($"predefined escaper {GoFormat.Quote(Name(pipe.Commands[i])!)} disallowed in template");
            }
        }
    }

    /// <summary>Adds escapers to a pipeline that was checked.</summary>
    public static PipeNode Merge(PipeNode pipe, IReadOnlyList<Escaper> escapers)
    {
        if (escapers.Count == 0)
        {
            return pipe;
        }

        List<CommandNode> commands = [.. pipe.Commands];
        List<CommandNode> added = [.. escapers.Select(e => SafePipe.Command(pipe, e.Name, e.Function))];
        if (Name(commands[^1]) is "html" or "urlquery")
        {
            SplitArguments(pipe, commands);
            Replace(pipe, commands, added);
        }

        var present = commands.Select(c => Equivalent(Name(c))).ToHashSet();
        foreach (var command in added.Where(c => !present.Contains(Equivalent(Name(c)))))
        {
            if (commands.Count == 0 || !IsRedundant(Name(commands[^1]), Name(command)))
            {
                commands.Add(command);
            }
        }

        return SafePipe.With(pipe, commands);
    }

    private static string? Name(CommandNode command) => (command.Arguments[0] as IdentifierNode)?.Name;

    /// <summary>Makes <c>print a b | html</c> of <c>html a b</c>.</summary>
    private static void SplitArguments(PipeNode pipe, List<CommandNode> commands)
    {
        if (commands is not [{ Arguments: [IdentifierNode escaper, _, ..] } only])
        {
            return;
        }

        var join = new IdentifierNode(escaper.Position, "_eval_args_", _join);
        commands[0] = new CommandNode(only.Position, [join, .. only.Arguments.Skip(1)]);
        commands.Add(SafePipe.Command(pipe, escaper.Name, escaper.Function));
    }

    /// <summary>The function takes the place of the escapers that it is as good as.</summary>
    private static void Replace(PipeNode pipe, List<CommandNode> commands, List<CommandNode> added)
    {
        var escaper = (IdentifierNode)commands[^1].Arguments[0];
        var replaced = false;
        for (var i = 0; i < added.Count; i++)
        {
            if (Equivalent(Name(added[i])) == escaper.Name)
            {
                added[i] = SafePipe.Command(pipe, escaper.Name, escaper.Function);
                replaced = true;
            }
        }

        if (replaced)
        {
            commands.RemoveAt(commands.Count - 1);
        }
    }

    private static string? Equivalent(string? name) => name switch
    {
        "_html_template_attrescaper" or "_html_template_htmlescaper" or "_html_template_rcdataescaper" => "html",
        // urlquery escapes more than a normalizer does; Go keeps to this for the sake of old templates.
        "_html_template_urlescaper" or "_html_template_urlnormalizer" => "urlquery",
        _ => name,
    };

    /// <summary>Whether an escaper changes nothing in what another one gave.</summary>
    private static bool IsRedundant(string? last, string? next) => (last, next) switch
    {
        ("_html_template_commentescaper", "_html_template_attrescaper" or "_html_template_htmlescaper") => true,
        ("_html_template_cssescaper" or "_html_template_jsregexpescaper", "_html_template_attrescaper") => true,
        ("_html_template_jsstrescaper" or "_html_template_jstmpllitescaper", "_html_template_attrescaper") => true,
        ("_html_template_urlescaper", "_html_template_urlnormalizer") => true,
        _ => false,
    };

    private static string Join(GoCall call, object?[] values)
    {
        if (values is [string only])
        {
            return only;
        }

        using var text = call.NewText();
        GoFormat.Sprint(text, values, call.Types);
        return text.ToString();
    }
}
