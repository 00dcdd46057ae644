using System.Runtime.InteropServices;
using Tocsin.RegularExpressions.Characters;
using Tocsin.RegularExpressions.Syntax;

namespace Tocsin.RegularExpressions.Automata;

/// <summary>Thompson's construction, with the order of preference of Perl and Go: the first alternative, the longest greedy loop.</summary>
internal sealed class Compiler
{
    // Levels that take about 1 KB of stack each, at most; and bytes, enough for as many levels as there may be.
    private const int MaxHeight = 50;
    private const int DeepStack = 4 * 1024 * 1024;

    private readonly List<Instruction> _code = [new Instruction(Operation.Fail, 0, 0)];
    private readonly List<CodePointSet> _sets = [];
    private readonly Dictionary<CodePointSet, int> _numbers = [];
    private readonly Dictionary<int, CodePointSet> _caseless = [];

    /// <summary>What nests deep is compiled on a stack of its own: nobody knows how much is left of the thread's.</summary>
    public static Automaton Compile(Node root)
    {
        if (root.Height <= MaxHeight)
        {
            return Whole(root);
        }

        Automaton? automaton = null;
        var thread = new Thread(() => automaton = Whole(root), DeepStack);
        thread.Start();
        thread.Join();
        return automaton!;
    }

    private static Automaton Whole(Node root)
    {
        var compiler = new Compiler();
        var whole = compiler.Compiled(root);
        compiler.Patch(whole.Exits, compiler.Emit(Operation.Match));
        return new Automaton([.. compiler._code], [.. compiler._sets], whole.Start);
    }

    private Fragment Compiled(Node node) => node switch
    {
        EmptyNode => Step(Operation.Skip, 0, mayBeEmpty: true),
        LiteralNode literal => Literal(literal),
        SetNode set => OneOf(set.Set),
        AssertionNode assertion => Step(Operation.Assert, (int)assertion.Assertion, mayBeEmpty: true),
        GroupNode group => Group(group),
        RepeatNode repeat => Repeat(repeat),
        ConcatenationNode concatenation => Concatenation(concatenation.Parts),
        AlternationNode alternation => Alternation(alternation.Alternatives),
        _ => throw new InvalidOperationException($"no way to compile {node.GetType().Name}"),
    };

    private Fragment Literal(LiteralNode literal)
    {
        var whole = CodePoint(literal.CodePoints[0], literal.IgnoreCase);
        foreach (var codePoint in literal.CodePoints.AsSpan(1))
        {
            whole = Then(whole, CodePoint(codePoint, literal.IgnoreCase));
        }

        return whole;
    }

    private Fragment CodePoint(int codePoint, bool ignoreCase)
    {
        if (!ignoreCase || CaseFolds.Variants(codePoint).Length == 0)
        {
            return Step(Operation.CodePoint, codePoint, mayBeEmpty: false);
        }

        if (!_caseless.TryGetValue(codePoint, out var set))
        {
            _caseless[codePoint] = set = CodePointSet.Of([(codePoint, codePoint)]).Folded();
        }

        return OneOf(set);
    }

    private Fragment OneOf(CodePointSet set)
    {
        if (set.Ranges.Length == 0)
        {
            return default;
        }

        if (!_numbers.TryGetValue(set, out var number))
        {
            _numbers[set] = number = _sets.Count;
            _sets.Add(set);
        }

        return Step(Operation.Set, number, mayBeEmpty: false);
    }

    private Fragment Concatenation(IReadOnlyList<Node> parts)
    {
        var whole = Compiled(parts[0]);
        for (var i = 1; i < parts.Count; i++)
        {
            whole = Then(whole, Compiled(parts[i]));
        }

        return whole;
    }

    private Fragment Alternation(IReadOnlyList<Node> alternatives)
    {
        var whole = Compiled(alternatives[0]);
        for (var i = 1; i < alternatives.Count; i++)
        {
            whole = Or(whole, Compiled(alternatives[i]));
        }

        return whole;
    }

    private Fragment Group(GroupNode group)
    {
        var begin = Step(Operation.Remember, group.Index * 2, mayBeEmpty: true);
        var inner = Compiled(group.Inner);
        return Then(Then(begin, inner), Step(Operation.Remember, (group.Index * 2) + 1, mayBeEmpty: true));
    }

    /// <summary>Counted repetitions are written out: x{2,4} is xx(x(x)?)?, x{2,} is xx+.</summary>
    private Fragment Repeat(RepeatNode repeat)
    {
        var (inner, min, max) = (repeat.Inner, repeat.Min, repeat.Max);
        if (max == 0 || inner is EmptyNode)
        {
            return Step(Operation.Skip, 0, mayBeEmpty: true);
        }

        if (max < 0)
        {
            return min == 0 ? Star(Compiled(inner), repeat.Lazy) : Then(Copies(inner, min - 1), Plus(Compiled(inner), repeat.Lazy));
        }

        Fragment? optional = null;
        for (var i = min; i < max; i++)
        {
            var copy = Compiled(inner);
            optional = Optional(optional is { } rest ? Then(copy, rest) : copy, repeat.Lazy);
        }

        return Then(Copies(inner, min), optional);
    }

    private Fragment? Copies(Node inner, int count)
    {
        Fragment? copies = null;
        for (var i = 0; i < count; i++)
        {
            copies = Then(copies, Compiled(inner));
        }

        return copies;
    }

    private Fragment Then(Fragment? first, Fragment? second) => (first, second) switch
    {
        ({ } a, { } b) => Then(a, b),
        ({ } a, null) => a,
        (null, { } b) => b,
        _ => throw new InvalidOperationException("nothing to repeat"),
    };

    private Fragment Then(Fragment first, Fragment second)
    {
        if (first.Start == 0 || second.Start == 0)
        {
            return default;
        }

        Patch(first.Exits, second.Start);
        return new Fragment(first.Start, second.Exits, first.MayBeEmpty && second.MayBeEmpty);
    }

    private Fragment Or(Fragment first, Fragment second)
    {
        if (first.Start == 0 || second.Start == 0)
        {
            return first.Start == 0 ? second : first;
        }

        return new Fragment(Emit(Operation.Either, first.Start, second.Start), Joined(first.Exits, second.Exits), first.MayBeEmpty || second.MayBeEmpty);
    }

    /// <summary>A loop that can turn without reading is (x+)?, so that its order of preference is right.</summary>
    private Fragment Star(Fragment inner, bool lazy) => inner.MayBeEmpty ? Optional(Plus(inner, lazy), lazy) : Loop(inner, lazy);

    private Fragment Plus(Fragment inner, bool lazy) => inner with { Exits = Loop(inner, lazy).Exits };

    private Fragment Loop(Fragment inner, bool lazy)
    {
        var choice = Choice(inner.Start, lazy, out var exit);
        Patch(inner.Exits, choice);
        return new Fragment(choice, exit, MayBeEmpty: true);
    }

    private Fragment Optional(Fragment inner, bool lazy) =>
        new(Choice(inner.Start, lazy, out var exit), Joined(exit, inner.Exits), MayBeEmpty: true);

    private int Choice(int inner, bool lazy, out ExitList exit)
    {
        var choice = lazy ? Emit(Operation.Either, 0, inner) : Emit(Operation.Either, inner);
        exit = lazy ? ExitList.Next(choice) : ExitList.Argument(choice);
        return choice;
    }

    private Fragment Step(Operation operation, int argument, bool mayBeEmpty)
    {
        var instruction = Emit(operation, 0, argument);
        return new Fragment(instruction, ExitList.Next(instruction), mayBeEmpty);
    }

    private int Emit(Operation operation, int next = 0, int argument = 0)
    {
        _code.Add(new Instruction(operation, next, argument));
        return _code.Count - 1;
    }

    private ExitList Joined(ExitList first, ExitList second)
    {
        if (first.First == 0 || second.First == 0)
        {
            return first.First == 0 ? second : first;
        }

        Target(first.Last) = second.First;
        return new ExitList(first.First, second.Last);
    }

    private void Patch(ExitList exits, int target)
    {
        for (var exit = exits.First; exit != 0;)
        {
            ref var field = ref Target(exit);
            (exit, field) = (field, target);
        }
    }

    private ref int Target(int exit)
    {
        ref var instruction = ref CollectionsMarshal.AsSpan(_code)[exit / 2];
        return ref exit % 2 == 0 ? ref instruction.Next : ref instruction.Argument;
    }
}
