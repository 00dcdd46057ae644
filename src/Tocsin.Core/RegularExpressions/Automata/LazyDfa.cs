namespace Tocsin.RegularExpressions.Automata;

/// <summary>
/// A deterministic automaton that is made when a text first needs it, given up when all automata together take too much memory, and made again.
/// Safe to use from several threads.
/// </summary>
/// <param name="automaton">Compiles the expression.</param>
/// <param name="wholeText">The expression must match all of the text, otherwise some part of it.</param>
/// <param name="memory">Where it counts.</param>
internal sealed class LazyDfa(Func<Automaton> automaton, bool wholeText, AutomatonMemory memory)
{
    private readonly Lock _lock = new();
    private Dfa? _dfa;

    /// <summary>Whether the text, in UTF-8, matches.</summary>
    public bool IsMatch(ReadOnlySpan<byte> text) => Current().IsMatch(text);

    /// <inheritdoc cref="Dfa.IsMatch(string, Action{int}?)"/>
    public bool IsMatch(string text, Action<int>? worked) => Current().IsMatch(text, worked);

    /// <summary>Gives it up; whoever is just using it goes on with it. Takes no lock, since another automaton's work is what calls it.</summary>
    public void Drop() => Volatile.Write(ref _dfa, null);

    private Dfa Current() => Volatile.Read(ref _dfa) ?? Make();

    private Dfa Make()
    {
        lock (_lock)
        {
            if (Volatile.Read(ref _dfa) is { } made)
            {
                return made;
            }

            var share = memory.Share(this);
            var dfa = new Dfa(automaton(), wholeText, share);
            Volatile.Write(ref _dfa, dfa);
            if (share.IsDropped)
            {
                // It was given up before it was here to be given up.
                Drop();
            }

            return dfa;
        }
    }
}
