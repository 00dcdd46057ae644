using Tocsin.RegularExpressions.Syntax;

namespace Tocsin.RegularExpressions.Automata;

/// <summary>
/// A deterministic automaton whose states are worked out when a text first needs them: after that a character costs one look-up. The states take
/// bounded memory, and what all automata take is bounded too; beyond it all are dropped. However bad the pattern, a character costs at most one pass over the automaton's instructions.
/// Safe to use from several threads.
/// </summary>
internal sealed class Dfa
{
    // Bytes for states, unless the automaton is so large that this would not hold a few of them. There may be thousands of automata.
    private const int Budget = 256 * 1024;
    private const int MinStates = 4;

    // The two sets of places.
    private const int BytesForPlace = 16;

    private readonly Lock _lock = new();
    private readonly Automaton _automaton;
    private readonly Alphabet _alphabet;
    private readonly bool _wholeText;
    private readonly Dictionary<DfaStateKey, DfaState> _states = [];
    private readonly SparseSet _resolved;
    private readonly SparseSet _next;
    private readonly Stack<int> _pending = new();
    private readonly List<int> _lasting = [];
    private readonly DfaState _matched;
    private readonly MemoryShare _memory;
    private readonly long _budget;
    private DfaState _start;
    private long _cost;

    /// <param name="automaton">The expression.</param>
    /// <param name="wholeText">It must match all of the text, otherwise some part of it.</param>
    /// <param name="memory">Hears what this takes.</param>
    public Dfa(Automaton automaton, bool wholeText, MemoryShare memory)
    {
        (_automaton, _alphabet, _wholeText, _memory) = (automaton, Alphabet.Of(automaton), wholeText, memory);
        memory.Add(automaton.Cost + _alphabet.Cost + (automaton.Instructions.Length * BytesForPlace));
        (_resolved, _next) = (new SparseSet(automaton.Instructions.Length), new SparseSet(automaton.Instructions.Length));
        _matched = new DfaState([], 0, 0) { Accepts = true, IsFinal = true };
        _budget = Math.Max(Budget, MinStates * ((automaton.Readers * 4L) + (_alphabet.Examples.Count * 8)));
        _start = Start();
    }

    /// <summary>Whether the text matches. <paramref name="worked"/> hears of the steps done where a character costs more than one; it may throw.</summary>
    public bool IsMatch(string text, Action<int>? worked = null)
    {
        var state = Volatile.Read(ref _start);
        for (var i = 0; i < text.Length && !state.IsFinal; i++)
        {
            var symbol = _alphabet.Symbol(text, ref i);
            state = Volatile.Read(ref state.Next[symbol]) ?? Step(state, symbol, worked);
        }

        return state.Accepts;
    }

    /// <summary>Whether the text, in UTF-8, matches.</summary>
    public bool IsMatch(ReadOnlySpan<byte> text)
    {
        var state = Volatile.Read(ref _start);
        for (var i = 0; i < text.Length && !state.IsFinal; i++)
        {
            var symbol = _alphabet.Symbol(text, ref i);
            state = Volatile.Read(ref state.Next[symbol]) ?? Step(state, symbol, worked: null);
        }

        return state.Accepts;
    }

    private DfaState Step(DfaState state, int symbol, Action<int>? worked)
    {
        worked?.Invoke(state.Members.Length);
        lock (_lock)
        {
            var next = After(state, _alphabet.Examples[symbol]);
            Volatile.Write(ref state.Next[symbol], next);
            return next;
        }
    }

    private DfaState Start()
    {
        _next.Clear();
        Follow(_automaton.Start, _next, holding: null);
        return State(before: -1);
    }

    private DfaState After(DfaState state, int codePoint)
    {
        var places = Resolved(state.Members, state.Before, codePoint);
        if (!_wholeText && HasMatch(places))
        {
            return _matched;
        }

        _next.Clear();
        foreach (var place in places)
        {
            ref readonly var instruction = ref _automaton.Instructions[place];
            if (_automaton.Reads(instruction, codePoint))
            {
                Follow(instruction.Next, _next, holding: null);
            }
        }

        if (!_wholeText)
        {
            Follow(_automaton.Start, _next, holding: null);
        }

        return State(codePoint);
    }

    /// <summary>The members, and what the assertions among them lead to now that it is known what follows.</summary>
    private ReadOnlySpan<int> Resolved(int[] members, int before, int after)
    {
        if (!_automaton.HasAssertions)
        {
            return members;
        }

        _resolved.Clear();
        var holding = Assertions.At(before, after);
        foreach (var member in members)
        {
            Follow(member, _resolved, holding);
        }

        return _resolved.Members;
    }

    /// <summary>Adds all that can be reached without reading. Where it isn't known what follows, assertions are kept as they are.</summary>
    private void Follow(int from, SparseSet places, Assertion? holding)
    {
        var instructions = _automaton.Instructions;
        _pending.Push(from);
        while (_pending.TryPop(out var place))
        {
            while (places.Add(place))
            {
                ref readonly var instruction = ref instructions[place];
                if (instruction.Operation == Operation.Either)
                {
                    _pending.Push(instruction.Argument);
                }
                else if (!Passes(instruction, holding))
                {
                    break;
                }

                place = instruction.Next;
            }
        }
    }

    private static bool Passes(in Instruction instruction, Assertion? holding) =>
        instruction.Operation is Operation.Skip or Operation.Remember
        || (instruction.Operation == Operation.Assert && holding is { } known && Automaton.Holds(instruction, known));

    /// <summary>The state of the places reached.</summary>
    private DfaState State(int before)
    {
        var members = Lasting(_next.Members);
        var context = Context(members, before);
        var key = new DfaStateKey(members, context);
        if (_states.TryGetValue(key, out var known))
        {
            return known;
        }

        var state = New(members, context);
        _cost += state.Cost;
        _memory.Add(state.Cost);
        if (_cost > _budget && _states.Count > 1)
        {
            // The dropped states live on only while some thread is on its way through them.
            _states.Clear();
            _memory.Add(state.Cost - _cost);
            _cost = state.Cost;
            _states.Add(key, state);
            Volatile.Write(ref _start, Start());
        }
        else
        {
            _states.Add(key, state);
        }

        return state;
    }

    private DfaState New(int[] members, int before)
    {
        var isMatch = HasMatch(members);
        return new DfaState(members, before, _alphabet.Examples.Count)
        {
            Accepts = isMatch || (HasAssertion(members) && HasMatch(Resolved(members, before, after: -1))),
            IsFinal = members.Length == 0 ? _wholeText : isMatch && !_wholeText,
        };
    }

    /// <summary>Sorted, so that the same places are the same state in whatever order they were reached.</summary>
    private int[] Lasting(ReadOnlySpan<int> places)
    {
        _lasting.Clear();
        var instructions = _automaton.Instructions;
        var (isSorted, last) = (true, 0);
        foreach (var place in places)
        {
            if (instructions[place].Operation is Operation.CodePoint or Operation.Set or Operation.Match or Operation.Assert)
            {
                _lasting.Add(place);
                isSorted &= place > last;
                last = place;
            }
        }

        if (!isSorted)
        {
            _lasting.Sort();
        }

        return [.. _lasting];
    }

    /// <summary>What was before matters to assertions only, and only of what kind it was.</summary>
    private int Context(int[] members, int before) =>
        !HasAssertion(members) ? ' ' : before is < 0 or '\n' ? before : Assertions.IsWord(before) ? 'a' : ' ';

    private bool HasAssertion(int[] members) =>
        _automaton.HasAssertions && Array.Exists(members, m => _automaton.Instructions[m].Operation == Operation.Assert);

    private bool HasMatch(ReadOnlySpan<int> places)
    {
        foreach (var place in places)
        {
            if (_automaton.Instructions[place].Operation == Operation.Match)
            {
                return true;
            }
        }

        return false;
    }
}
