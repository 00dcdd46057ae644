namespace Tocsin.RegularExpressions.Automata;

internal enum Operation
{
    /// <summary>No way on.</summary>
    Fail,

    /// <summary>The expression has matched.</summary>
    Match,

    /// <summary>Reads the code point that is the argument.</summary>
    CodePoint,

    /// <summary>Reads a code point of the set whose number is the argument.</summary>
    Set,

    /// <summary>Two ways on: Next, and where that leads to no match the argument.</summary>
    Either,

    /// <summary>Goes on.</summary>
    Skip,

    /// <summary>Goes on where the assertion holds that is the argument.</summary>
    Assert,

    /// <summary>Remembers the place in the slot that is the argument: 2n is where group n begins, 2n + 1 where it ends.</summary>
    Remember,
}
