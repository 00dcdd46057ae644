using System.Runtime.CompilerServices;
using Tocsin.GoTemplates.Formatting;
using Tocsin.GoTemplates.Parsing;

namespace Tocsin.GoTemplates.Execution;

/// <summary>One execution of a template. The rules are those of Go's text/template; what can be evaluated is only what was declared.</summary>
/// <remarks>
/// Values are .NET objects. Null is Go's invalid value, which prints as <c>&lt;no value&gt;</c>; <see cref="_nilInterface"/> is a nil that a field or map
/// of interface type gave, which differs from it only within a chain of fields.
/// </remarks>
internal sealed partial class Executor(ParseTree main, IReadOnlyDictionary<string, ParseTree> trees, TemplateOptions options, BoundedText output)
{
    /// <summary>A nil of static type <c>interface {}</c>.</summary>
    private static readonly object _nilInterface = new();

    /// <summary>Stands for "no value came through the pipeline".</summary>
    private static readonly object _noFinal = new();

    private readonly GoCall _call = new(options.Types, options.MaxLength);
    private readonly VariableStack _variables = new();
    private readonly Deadline _deadline = new(options.TimeProvider, options.MaxTime);
    private ParseTree _tree = main;
    private Node? _at;
    private int _depth;

    // Elements of a []interface {} keep that static type while they are the dot; messages name it.
    private bool _dotIsInterface;

    public void Run(object? data)
    {
        if (Problem(data) is { } problem)
        {
            throw Error(problem);
        }
    }

    // The stack is unwound only after a catch clause: what was thrown because the stack is used up leaves no room there for a message about it.
    private string? Problem(object? data)
    {
        try
        {
            (_call.Data, _call.Deadline) = (data, _deadline);
            _variables.Push("$", data);
            WalkList(data, _tree.Root);
            return null;
        }
        catch (TemplateLimitException limit)
        {
            return limit.Message;
        }
        catch (GoFunctionException undeclared)
        {
            return undeclared.Message;
        }
    }

    private TemplateException Error(string reason, string call = "") => _at is null
        ? new TemplateException($"template: {_tree.Name}: {reason}") { Reason = reason }
        : new TemplateException($"template: {_tree.Location(_at)}: executing {GoFormat.Quote(_tree.Name)} at <{_at}>: {call}{reason}")
        {
            Reason = reason,
            Line = _tree.Line(_at),
            Position = _at.Position,
        };

    private static void EnsureStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new TemplateLimitException("the template nests too deeply");
        }
    }
}
