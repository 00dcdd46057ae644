using System.Globalization;

namespace Tocsin.GoTemplates.Formatting;

/// <summary>Go's package <c>fmt</c> for the values a template can hold, as pkg.go.dev/fmt describes it.</summary>
public static class GoFormat
{
    /// <summary>Prints one value as <c>%v</c>. A pointer at the top prints as what it points to, as an action of a template does.</summary>
    /// <exception cref="GoFunctionException">A value is of a .NET type that was not declared.</exception>
    /// <exception cref="TemplateLimitException">The text grows too long, or values are nested too deep.</exception>
    public static void Print(BoundedText text, object? value, GoTypes types)
    {
        switch (value)
        {
            case string s:
                text.Append(s);
                break;
            case int i:
                AppendInteger(text, i);
                break;
            case long i:
                AppendInteger(text, i);
                break;
            default:
                new Printer(text, types) { FollowsPointer = true }.Print(value, 'v');
                break;
        }
    }

    /// <summary><c>fmt.Sprint</c>: a space between two operands where neither is a string.</summary>
    public static void Sprint(BoundedText text, ReadOnlySpan<object?> args, GoTypes types)
    {
        var printer = new Printer(text, types);
        var afterString = true;
        foreach (var arg in args)
        {
            var isString = arg is string || (arg is not null && types.Of(arg).Kind == GoKind.String);
            if (!isString && !afterString)
            {
                text.Append(' ');
            }

            printer.Print(arg, 'v');
            afterString = isString;
        }
    }

    /// <summary><c>fmt.Sprintln</c>: a space between all operands, and a line break at the end.</summary>
    public static void Sprintln(BoundedText text, ReadOnlySpan<object?> args, GoTypes types)
    {
        var printer = new Printer(text, types);
        for (var i = 0; i < args.Length; i++)
        {
            if (i > 0)
            {
                text.Append(' ');
            }

            printer.Print(args[i], 'v');
        }

        text.Append('\n');
    }

    /// <summary><c>fmt.Sprintf</c>: what is wrong with a format or its arguments shows in the text, as in Go.</summary>
    public static void Sprintf(BoundedText text, string format, ReadOnlySpan<object?> args, GoTypes types) =>
        new Directives(text, format, args, types).Run();

    /// <summary>Go's <c>strconv.Quote</c>.</summary>
    public static void Quote(BoundedText text, ReadOnlySpan<char> value) => Quoting.Append(text, value, '"', asciiOnly: false);

    /// <inheritdoc cref="Quote(BoundedText, ReadOnlySpan{char})"/>
    public static string Quote(string value) => Quoting.ToString(value, asciiOnly: false);

    /// <summary>Go's <c>strconv.QuoteToASCII</c>.</summary>
    public static void QuoteToAscii(BoundedText text, ReadOnlySpan<char> value) => Quoting.Append(text, value, '"', asciiOnly: true);

    /// <inheritdoc cref="QuoteToAscii(BoundedText, ReadOnlySpan{char})"/>
    public static string QuoteToAscii(string value) => Quoting.ToString(value, asciiOnly: true);

    /// <summary>Go's <c>strconv.CanBackquote</c>: whether text can stand between back quotes: no control characters but tabs, no back quote.</summary>
    public static bool CanBackquote(ReadOnlySpan<char> value)
    {
        foreach (var c in value)
        {
            if ((c < ' ' && c != '\t') || c is '`' or '\u007f' or '\ufeff')
            {
                return false;
            }
        }

        return true;
    }

    internal static void AppendInteger(BoundedText text, long value)
    {
        Span<char> digits = stackalloc char[20];
        value.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        text.Append(digits[..length]);
    }
}
