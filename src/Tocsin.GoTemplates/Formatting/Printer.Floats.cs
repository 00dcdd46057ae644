using System.Numerics;

namespace Tocsin.GoTemplates.Formatting;

internal ref partial struct Printer
{
    private readonly void Float(object value, double number, int verb)
    {
        if (IsFloatVerb(verb))
        {
            Float(number, value is float, verb, Flags.Plus);
        }
        else
        {
            BadVerb(value, verb);
        }
    }

    /// <summary>In parentheses; the imaginary part always has a sign.</summary>
    private readonly void PrintComplex(Complex value, int verb)
    {
        if (!IsFloatVerb(verb))
        {
            BadVerb(value, verb);
            return;
        }

        _text.Append('(');
        Float(value.Real, isSingle: false, verb, Flags.Plus);
        Float(value.Imaginary, isSingle: false, verb, plus: true);
        _text.Append("i)");
    }

    private static bool IsFloatVerb(int verb) => verb is 'v' or 'b' or 'g' or 'G' or 'x' or 'X' or 'f' or 'F' or 'e' or 'E';

    private readonly void Float(double value, bool isSingle, int verb, bool plus)
    {
        var format = verb switch { 'v' => 'g', 'F' => 'f', _ => (char)verb };
        var precision = Flags.Precision >= 0 ? Flags.Precision : format is 'f' or 'e' or 'E' ? 6 : -1;
        var start = _text.Length;
        var sign = double.IsNegative(value) && !double.IsNaN(value) ? '-' : plus ? '+' : Flags.Space ? ' ' : double.IsInfinity(value) ? '+' : '\0';
        if (sign != '\0')
        {
            _text.Append(sign);
        }

        if (!double.IsFinite(value))
        {
            _text.Append(double.IsNaN(value) ? "NaN" : "Inf");
            Pad(start, withZeros: false);
            return;
        }

        var number = _text.Length;
        FloatText.AppendMagnitude(_text, value, format, precision, isSingle);
        if (Flags.Sharp && format != 'b')
        {
            KeepPoint(number, format, precision);
        }

        // Zeros go between the sign and the number.
        Pad(start, number);
    }

    private readonly void Pad(int start, int number)
    {
        if (Flags.PadsWithZeros)
        {
            _text.Insert(number, '0', Math.Max(0, Flags.Width - (_text.Length - start)));
        }
        else
        {
            Pad(start);
        }
    }

    /// <summary>The sharp flag: a decimal point in any case, and with %g the zeros at the end.</summary>
    private readonly void KeepPoint(int number, char format, int precision)
    {
        var isHexadecimal = format is 'x' or 'X';
        var written = _text.Written[number..];
        var tail = isHexadecimal ? written.IndexOfAny('p', 'P') : written.IndexOfAny('e', 'E');
        var end = tail < 0 ? written.Length : tail;
        var hasPoint = written[..end].Contains('.');
        var zeros = format is not ('g' or 'G' or 'x') ? 0 : (precision < 0 ? 6 : precision) - SignificantCharacters(written[..end]);
        if (!hasPoint && written[..end] is "0")
        {
            zeros--;
        }

        _text.Insert(number + end, '0', Math.Max(0, zeros));
        if (!hasPoint)
        {
            _text.Insert(number + end, '.', 1);
        }
    }

    /// <summary>From the first that is not zero; the x of 0x counts, as in Go.</summary>
    private static int SignificantCharacters(ReadOnlySpan<char> number)
    {
        var first = number.IndexOfAnyExcept('0', '.');
        return first < 0 ? 0 : number.Length - first - (number[first..].Contains('.') ? 1 : 0);
    }
}
