using Tocsin.GoTemplates.Formatting;
using Tocsin.GoTemplates.Parsing;

namespace Tocsin.GoTemplates.Execution;

/// <summary>Loops.</summary>
internal sealed partial class Executor
{
    private Flow WalkRange(object? dot, RangeNode range)
    {
        EnsureStack();
        var mark = _variables.Count;
        var value = EvaluatePipeline(dot, range.Pipe);
        var outer = _dotIsInterface;
        var any = Loop(range, value);
        _dotIsInterface = outer;
        var flow = !any && range.Else is { } otherwise ? WalkList(dot, otherwise) : Flow.Next;
        _variables.PopTo(mark);

        // As in Go: within "else" a "continue" is the outer loop's, while a "break" ends no more than this one.
        return flow == Flow.Continue ? flow : Flow.Next;
    }

    /// <summary>Whether there was anything to go through.</summary>
    private bool Loop(RangeNode range, object? value)
    {
        if (value is null)
        {
            return false;
        }

        var type = options.Types.Of(value);
        _dotIsInterface = type.Element?.Kind == GoKind.Interface;
        return type.Kind switch
        {
            GoKind.Slice => LoopItems(range, value, type.Items!),
            GoKind.Map => LoopEntries(range, value, type.Entries!),
            GoKind.Int when GoNumber.TryInt(value, out var count) => LoopNumbers(range, value, count),
            GoKind.Uint when GoNumber.TryUint(value, out var count) => LoopNumbers(range, value, (long)Math.Min(count, long.MaxValue)),
            _ => throw Error($"range can't iterate over {Shown(value)}"),
        };
    }

    private bool LoopItems(RangeNode range, object list, Items items)
    {
        var count = items.Count(list);
        var numbered = range.Pipe.Declarations.Length > 1;
        for (var i = 0; i < count && Iterate(range, numbered ? (long)i : null, items.At(list, i)); i++)
        {
        }

        return count > 0;
    }

    private bool LoopEntries(RangeNode range, object map, Entries entries)
    {
        var sorted = entries.Sorted(map);
        _deadline.Check(sorted.Count);
        for (var i = 0; i < sorted.Count && Iterate(range, sorted[i].Key, sorted[i].Value); i++)
        {
        }

        return sorted.Count > 0;
    }

    private bool LoopNumbers(RangeNode range, object value, long count)
    {
        if (range.Pipe.Declarations.Length > 1)
        {
            throw Error($"can't use {Shown(value)} to iterate over more than one variable");
        }

        var type = value.GetType();
        for (var i = 0L; i < count && Iterate(range, null, GoArgument.Fit(i, type)); i++)
        {
        }

        return count > 0;
    }

    /// <summary>Runs the body once; false after a <c>break</c>.</summary>
    private bool Iterate(RangeNode range, object? key, object? item)
    {
        _deadline.Check();
        var declared = range.Pipe.Declarations.Length;
        if (declared > 1)
        {
            Assign(range, 2, 0, key);
        }

        if (declared > 0)
        {
            Assign(range, 1, declared - 1, item);
        }

        var mark = _variables.Count;
        var flow = WalkList(item, range.List);
        _variables.PopTo(mark);
        return flow != Flow.Break;
    }

    // With "=" the variables were there before the loop; with ":=" they are the last ones on the stack.
    private void Assign(RangeNode range, int fromTop, int declaration, object? value)
    {
        if (range.Pipe.IsAssignment)
        {
            _variables[range.Pipe.Declarations[declaration].Names[0]] = value;
        }
        else
        {
            _variables.SetTop(fromTop, value);
        }
    }

    private string Shown(object value)
    {
        using var text = _call.NewText();
        GoFormat.Print(text, value, options.Types);
        return text.ToString();
    }
}
