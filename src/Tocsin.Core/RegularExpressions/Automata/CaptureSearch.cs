using Tocsin.RegularExpressions.Characters;
using Tocsin.RegularExpressions.Syntax;

namespace Tocsin.RegularExpressions.Automata;

/// <summary>
/// Finds where the match and its groups are, by Pike's algorithm: all ways through the automaton at once, in their order of preference. For use
/// by one thread.
/// </summary>
internal sealed class CaptureSearch
{
    // Numbers that threads may remember all together.
    private const long MaxRemembered = 16_000_000;

    private readonly Automaton _automaton;
    private readonly Action<int>? _worked;
    private readonly int[] _slots;
    private readonly SparseSet _visited;
    private readonly Stack<(int Place, int Slot, int Before)> _pending = new();
    private readonly Stack<int[]> _spare = new();
    private List<CaptureThread> _current = [];
    private List<CaptureThread> _next = [];

    /// <summary>Follows so many groups; the first is the whole match. <paramref name="worked"/> hears of the steps done; it may throw.</summary>
    /// <exception cref="Re2Exception">There are too many groups in too large an expression.</exception>
    public CaptureSearch(Automaton automaton, int groups, Action<int>? worked = null)
    {
        if ((long)automaton.Readers * groups * 2 > MaxRemembered)
        {
            throw new Re2Exception($"regular expression is too large to follow {groups} groups of it");
        }

        (_automaton, _worked) = (automaton, worked);
        _slots = new int[groups * 2];
        _visited = new SparseSet(automaton.Instructions.Length);
    }

    /// <summary>The first match at or after a place: for group n, 2n is where it begins and 2n + 1 where it ends, or -1.</summary>
    public int[]? Find(string text, int from)
    {
        int[]? match = null;
        var (at, before, current) = (from, CodePoints.Before(text, from), Read(text, from, out var length));
        _current.Clear();
        _visited.Clear();
        while (true)
        {
            if (match is null)
            {
                _slots.AsSpan().Fill(-1);
                _slots[0] = at;
                Follow(_automaton.Start, at, Assertions.At(before, current), _current);
            }

            if (_current.Count == 0 && (match is not null || current < 0))
            {
                return match;
            }

            _worked?.Invoke(_current.Count);
            var (next, after) = (at + length, Read(text, at + length, out var nextLength));
            match = Step(at, current, next, Assertions.At(current, after)) ?? match;
            if (current < 0)
            {
                return match;
            }

            (at, before, current, length) = (next, current, after, nextLength);
        }
    }

    private static int Read(string text, int at, out int length)
    {
        length = 0;
        return at < text.Length ? CodePoints.At(text, at, out length) : -1;
    }

    /// <summary>Moves all threads past a code point. A thread that has matched ends those that come after it: they are preferred less.</summary>
    /// <param name="at">Where the threads are.</param>
    /// <param name="current">The code point there; -1 at the end.</param>
    /// <param name="next">Where the next one is.</param>
    /// <param name="holding">What holds there.</param>
    private int[]? Step(int at, int current, int next, Assertion holding)
    {
        int[]? match = null;
        _visited.Clear();
        foreach (var thread in _current)
        {
            ref readonly var instruction = ref _automaton.Instructions[thread.Place];
            if (match is null && instruction.Operation == Operation.Match)
            {
                match = [.. thread.Slots];
                match[1] = at;
            }
            else if (match is null && _automaton.Reads(instruction, current))
            {
                thread.Slots.CopyTo(_slots, 0);
                Follow(instruction.Next, next, holding, _next);
            }

            _spare.Push(thread.Slots);
        }

        _current.Clear();
        (_current, _next) = (_next, _current);
        return match;
    }

    /// <summary>Adds a thread for all that can be reached without reading. The slots are those of the thread that comes from there.</summary>
    private void Follow(int from, int at, Assertion holding, List<CaptureThread> threads)
    {
        _pending.Push((from, -1, 0));
        while (_pending.TryPop(out var pending))
        {
            if (pending.Slot >= 0)
            {
                _slots[pending.Slot] = pending.Before;
                continue;
            }

            if (!_visited.Add(pending.Place))
            {
                continue;
            }

            ref readonly var instruction = ref _automaton.Instructions[pending.Place];
            switch (instruction.Operation)
            {
                case Operation.Either:
                    _pending.Push((instruction.Argument, -1, 0));
                    _pending.Push((instruction.Next, -1, 0));
                    break;
                case Operation.Remember:
                    Remember(instruction.Argument, at);
                    _pending.Push((instruction.Next, -1, 0));
                    break;
                case Operation.Skip:
                case Operation.Assert when Automaton.Holds(instruction, holding):
                    _pending.Push((instruction.Next, -1, 0));
                    break;
                case Operation.CodePoint or Operation.Set or Operation.Match:
                    threads.Add(new CaptureThread(pending.Place, Copy()));
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Until all that follows from here is done.</summary>
    private void Remember(int slot, int at)
    {
        if (slot < _slots.Length)
        {
            _pending.Push((0, slot, _slots[slot]));
            _slots[slot] = at;
        }
    }

    private int[] Copy()
    {
        if (!_spare.TryPop(out var copy))
        {
            copy = new int[_slots.Length];
        }

        _slots.CopyTo(copy, 0);
        return copy;
    }
}
