namespace Tocsin.GoTemplates.Times;

internal ref partial struct LayoutParser
{
    private bool ReadOffset(ReadOnlySpan<char> form)
    {
        if (form[0] == 'Z' && _rest.StartsWith('Z'))
        {
            _time.IsUtc = true;
            _rest = _rest[1..];
            return true;
        }

        // What must stand here is as long as the form; a sign takes the place of the letter Z.
        if (_rest.Length < form.Length)
        {
            return false;
        }

        var offset = _rest[..form.Length];
        for (var i = 1; i < form.Length; i++)
        {
            if (form[i] == ':' ? offset[i] != ':' : !char.IsAsciiDigit(offset[i]))
            {
                return false;
            }
        }

        var width = form.Contains(':') ? 3 : 2;
        var (hours, minutes, seconds) = (Pair(offset, 1), Pair(offset, 1 + width), Pair(offset, 1 + (2 * width)));
        // Some people write offsets of 24 hours and 60 minutes.
        _outOfRange = seconds > 60 ? "time zone offset second" : minutes > 60 ? "time zone offset minute" : hours > 24 ? "time zone offset hour" : null;
        var total = (((hours * 60) + minutes) * 60) + seconds;
        _time.Offset = offset[0] == '-' ? -total : total;
        _rest = _rest[form.Length..];
        return offset[0] is '+' or '-';
    }

    private static int Pair(ReadOnlySpan<char> digits, int index) => index < digits.Length ? ((digits[index] - '0') * 10) + digits[index + 1] - '0' : 0;

    private bool ReadZoneName()
    {
        if (_rest.StartsWith("UTC"))
        {
            _time.IsUtc = true;
            _rest = _rest[3..];
            return true;
        }

        var length = ZoneName.Length(_rest);
        _time.ZoneName = _rest[..length].ToString();
        _rest = _rest[length..];
        return length > 0;
    }
}
