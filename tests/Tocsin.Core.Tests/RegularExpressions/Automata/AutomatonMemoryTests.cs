using System.Text;
using Tocsin.RegularExpressions.Syntax;

namespace Tocsin.RegularExpressions.Automata;

public class AutomatonMemoryTests
{
    private const int Limit = 1024 * 1024;

    private readonly AutomatonMemory _memory = new(Limit);

    [Fact]
    public void All_automata_together_stay_within_the_limit_and_still_match()
    {
        // Each would like to have a quarter of the limit for its states.
        var automata = Enumerable.Range(0, 50).Select(i => Automaton($"(?:a|b)*a(?:a|b){{{200 + i}}}")).ToArray();
        var (random, hits) = (new Random(1), 0);

        for (var i = 0; i < 300; i++)
        {
            var text = string.Concat(Enumerable.Range(0, 300).Select(_ => random.Next(2) == 0 ? 'a' : 'b'));
            var which = i % automata.Length;
            hits += text[300 - 201 - which] == 'a' ? 1 : 0;
            Assert.Equal(text[300 - 201 - which] == 'a', automata[which].IsMatch(Encoding.UTF8.GetBytes(text)));
            Assert.InRange(_memory.Used, 1, Limit);
        }

        Assert.InRange(hits, 50, 250);
    }

    [Fact]
    public void What_is_used_is_counted_and_given_back()
    {
        var automaton = Automaton("a+b");
        Assert.Equal(0, _memory.Used);

        automaton.IsMatch("aab"u8);
        var small = _memory.Used;
        automaton.IsMatch("aab"u8);

        Assert.InRange(small, 500, 5000);
        Assert.Equal(small, _memory.Used);
    }

    [Fact]
    public void States_that_one_automaton_drops_by_itself_no_longer_count()
    {
        var automaton = Automaton("(?:a|b)*a(?:a|b){300}");
        var random = new Random(1);

        automaton.IsMatch(Enumerable.Range(0, 5000).Select(_ => random.Next(2) == 0 ? (byte)'a' : (byte)'b').ToArray());

        Assert.InRange(_memory.Used, 100_000, 600_000);
    }

    [Fact]
    public void What_nothing_refers_to_any_more_goes_first()
    {
        var kept = Automaton("(?:a|b)*a(?:a|b){100}");
        kept.IsMatch("ababab"u8);
        var before = GC.GetAllocatedBytesForCurrentThread();
        kept.IsMatch("ababab"u8);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        LeaveBehind(60);
        GC.Collect();
        Fill();

        before = GC.GetAllocatedBytesForCurrentThread();
        kept.IsMatch("ababab"u8);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Threads_that_press_each_other_out_still_match()
    {
        var memory = new AutomatonMemory(50_000);
        var automata = Enumerable.Range(0, 8).Select(i => new LazyDfa(() => Compile($"(?:[a-q]|x{{{i}}}y)*z?"), wholeText: true, memory)).ToArray();

        Parallel.For(0, 2000, i =>
        {
            var automaton = automata[i % automata.Length];
            Assert.True(automaton.IsMatch("abcdefghijklmnopq"u8));
            Assert.True(automaton.IsMatch(Encoding.UTF8.GetBytes($"{new string('x', i % automata.Length)}yz")));
            Assert.False(automaton.IsMatch("abcdw"u8));
        });

        Assert.InRange(memory.Used, 1, 50_000);
    }

    /// <summary>A method of its own, so that no local variable keeps them.</summary>
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private void LeaveBehind(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Automaton("[a-z]{300}").IsMatch("abc"u8);
        }
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private void Fill()
    {
        var used = _memory.Used;
        do
        {
            used = _memory.Used;
            Automaton("[a-z]{300}").IsMatch("abc"u8);
        }
        while (_memory.Used > used);
    }

    private LazyDfa Automaton(string pattern) => new(() => Compile(pattern), wholeText: true, _memory);

    private static Automaton Compile(string pattern) => Compiler.Compile(Parser.Parse(pattern).Root);
}
