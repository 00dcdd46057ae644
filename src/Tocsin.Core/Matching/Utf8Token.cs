namespace Tocsin.Matching;

/// <summary>A piece of a list of matchers.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As it stands there, quotes included.</param>
/// <param name="Start">How many code points are before it.</param>
/// <param name="End">How many code points are before what follows it.</param>
internal readonly record struct Utf8Token(Utf8TokenKind Kind, string Text, int Start, int End)
{
    /// <summary>What an error says of it where something else is expected.</summary>
    public string Unexpected => Kind switch
    {
        Utf8TokenKind.End => "end of input",
        Utf8TokenKind.Wrong => Text,
        _ => $"{Start}:{End}: unexpected {Text}",
    };
}
