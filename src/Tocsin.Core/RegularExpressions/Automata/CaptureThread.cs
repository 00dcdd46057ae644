namespace Tocsin.RegularExpressions.Automata;

/// <param name="Place">The instruction it waits at.</param>
/// <param name="Slots">What it remembers; -1 where nothing yet.</param>
internal readonly record struct CaptureThread(int Place, int[] Slots);
