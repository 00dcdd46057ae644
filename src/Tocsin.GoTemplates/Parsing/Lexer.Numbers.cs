using System.Buffers;
using Tocsin.GoTemplates.Formatting;

namespace Tocsin.GoTemplates.Parsing;

/// <summary>Numbers. Only their extent is found here; whether they mean something is for <see cref="NumberConstant"/>.</summary>
internal sealed partial class Lexer
{
    private static readonly SearchValues<char> _decimalDigits = SearchValues.Create("0123456789_");
    private static readonly SearchValues<char> _hexadecimalDigits = SearchValues.Create("0123456789abcdefABCDEF_");
    private static readonly SearchValues<char> _octalDigits = SearchValues.Create("01234567_");
    private static readonly SearchValues<char> _binaryDigits = SearchValues.Create("01_");

    private Token Number()
    {
        if (!ReadNumber())
        {
            return BadNumber();
        }

        if (_position == text.Length || text[_position] is not ('+' or '-'))
        {
            return Take(TokenKind.Number);
        }

        // A sign right behind a number: only 1+2i, without spaces.
        return ReadNumber() && text[_position - 1] == 'i' ? Take(TokenKind.Complex) : BadNumber();
    }

    private Token BadNumber() => Fail($"bad number syntax: {GoFormat.Quote(text[_start.._position])}");

    /// <returns>Whether the number ends where it should; else the character behind it is read too.</returns>
    private bool ReadNumber()
    {
        Accept("+-");
        var digits = _decimalDigits;
        if (Accept("0"))
        {
            digits = Accept("xX") ? _hexadecimalDigits : Accept("oO") ? _octalDigits : Accept("bB") ? _binaryDigits : _decimalDigits;
        }

        AcceptAll(digits);
        if (Accept("."))
        {
            AcceptAll(digits);
        }

        if (digits == _decimalDigits && Accept("eE") || digits == _hexadecimalDigits && Accept("pP"))
        {
            Accept("+-");
            AcceptAll(_decimalDigits);
        }

        Accept("i");
        if (!IsWordCharacter(out var next))
        {
            return true;
        }

        _position += next.Utf16SequenceLength;
        return false;
    }

    private bool Accept(string any)
    {
        if (_position == text.Length || !any.Contains(text[_position], StringComparison.Ordinal))
        {
            return false;
        }

        _position++;
        return true;
    }

    private void AcceptAll(SearchValues<char> characters)
    {
        var end = text.AsSpan(_position).IndexOfAnyExcept(characters);
        _position = end < 0 ? text.Length : _position + end;
    }
}
