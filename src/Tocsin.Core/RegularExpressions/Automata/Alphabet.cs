using System.Text;
using Tocsin.RegularExpressions.Characters;

namespace Tocsin.RegularExpressions.Automata;

/// <summary>
/// Code points that an automaton can't tell apart, under one number: <c>[a-z]+</c> has an alphabet of two. It keeps the tables of the
/// deterministic automaton small.
/// </summary>
internal sealed class Alphabet
{
    private readonly int[] _ascii = new int[128];
    private readonly int[] _starts;
    private readonly int[] _symbols;

    private Alphabet(int[] starts, int[] symbols, int[] examples)
    {
        (_starts, _symbols, Examples) = (starts, symbols, examples);
        for (var c = 0; c < _ascii.Length; c++)
        {
            _ascii[c] = Find(c);
        }
    }

    /// <summary>One code point for each symbol.</summary>
    public IReadOnlyList<int> Examples { get; }

    /// <summary>Roughly, in bytes.</summary>
    public long Cost => 800 + ((_starts.Length + _symbols.Length + Examples.Count) * 4L);

    public static Alphabet Of(Automaton automaton)
    {
        var changes = new SortedDictionary<int, UInt128> { [0] = 0 };
        foreach (var set in Distinguished(automaton))
        {
            // Code points that the same sets hold have the same sum; that others have it too is beyond all chance.
            var mark = new UInt128((ulong)Random.Shared.NextInt64(), (ulong)Random.Shared.NextInt64());
            foreach (var (first, last) in set.Ranges)
            {
                changes[first] = changes.GetValueOrDefault(first) ^ mark;
                changes[last + 1] = changes.GetValueOrDefault(last + 1) ^ mark;
            }
        }

        changes.Remove(CodePoints.Max + 1);
        return Numbered(changes);
    }

    /// <summary>The symbol of the code point at the index, which moves on if that takes two characters.</summary>
    public int Symbol(string text, ref int index)
    {
        var c = text[index];
        if (c < 128)
        {
            return _ascii[c];
        }

        var codePoint = CodePoints.At(text, index, out var length);
        index += length - 1;
        return Find(codePoint);
    }

    /// <summary>The symbol of the code point at the index of a text in UTF-8, which moves on if that takes several bytes.</summary>
    public int Symbol(ReadOnlySpan<byte> text, ref int index)
    {
        var b = text[index];
        if (b < 128)
        {
            return _ascii[b];
        }

        // What is no UTF-8 counts as U+FFFD.
        Rune.DecodeFromUtf8(text[index..], out var rune, out var length);
        index += length - 1;
        return Find(rune.Value);
    }

    private int Find(int codePoint)
    {
        var at = Array.BinarySearch(_starts, codePoint);
        return _symbols[at < 0 ? ~at - 1 : at];
    }

    private static List<CodePointSet> Distinguished(Automaton automaton)
    {
        var singles = new HashSet<int>();
        foreach (var instruction in automaton.Instructions)
        {
            if (instruction.Operation == Operation.CodePoint)
            {
                singles.Add(instruction.Argument);
            }
        }

        List<CodePointSet> sets = [.. automaton.Sets, .. singles.Select(c => CodePointSet.Of([(c, c)]))];
        if (automaton.HasAssertions)
        {
            sets.Add(CodePointSet.Of([('\n', '\n')]));
            sets.Add(NamedClasses.Perl('w')!);
        }

        return sets;
    }

    private static Alphabet Numbered(SortedDictionary<int, UInt128> changes)
    {
        var numbers = new Dictionary<UInt128, int>();
        var (examples, symbols) = (new List<int>(), new List<int>());
        UInt128 marks = 0;
        foreach (var (start, change) in changes)
        {
            marks ^= change;
            if (!numbers.TryGetValue(marks, out var number))
            {
                numbers[marks] = number = examples.Count;
                examples.Add(start);
            }

            symbols.Add(number);
        }

        return new Alphabet([.. changes.Keys], [.. symbols], [.. examples]);
    }
}
