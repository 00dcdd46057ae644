using Tocsin.GoTemplates.Formatting;

namespace Tocsin.GoTemplates;

/// <summary>
/// A function that makes a value safe where it stands. An <see cref="OutputLanguage{TContext}"/> puts it at the end of an action's pipeline: it gets the
/// action's value, which may be null, and what it gives is printed. It throws <see cref="GoFunctionException"/> for a value that can't be made safe.
/// </summary>
public sealed class Escaper
{
    /// <param name="name">What messages call it: <c>error calling NAME: …</c>.</param>
    /// <param name="escape">Gets the value itself: a number as a number, text as text.</param>
    public Escaper(string name, Func<GoCall, object?, object?> escape)
    {
        (Name, Function) = (name, new GoFunction([GoTypes.Interface], false, (call, values) => escape(call, values[0])));
    }

    public string Name { get; }

    /// <summary>The function that templates call; it has one parameter of any type.</summary>
    public GoFunction Function { get; }

    /// <summary>An escaper that needs only the text of a value, as <c>print</c> gives it; nothing at all is "".</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="write">Writes the safe text. What it writes may be as long as the limits of the execution allow.</param>
    public static Escaper OfText(string name, Action<string, BoundedText> write) => new(name, (call, value) =>
    {
        using var text = call.NewText();
        write(TextOf(call, value), text);
        return text.ToString();
    });

    /// <summary>A value's text as <c>print</c> gives it; nothing at all is "".</summary>
    public static string TextOf(GoCall call, object? value)
    {
        if (value is null or string or Html.SafeText)
        {
            return value?.ToString() ?? "";
        }

        using var text = call.NewText();
        GoFormat.Print(text, value, call.Types);
        return text.ToString();
    }
}
