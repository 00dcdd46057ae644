namespace Tocsin.GoTemplates.Formatting;

/// <summary>Go's package <c>fmt</c> for the values a template can hold.</summary>
public static class GoFormat
{
    /// <summary>Prints one value as <c>%v</c>.</summary>
    public static void Print(BoundedText text, object? value, GoTypes types) => text.Append(value as string ?? Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "");
    public static void Sprint(BoundedText text, ReadOnlySpan<object?> args, GoTypes types) => Print(text, args[0], types);
    public static void Sprintln(BoundedText text, ReadOnlySpan<object?> args, GoTypes types) => Print(text, args[0], types);
    public static void Sprintf(BoundedText text, string format, ReadOnlySpan<object?> args, GoTypes types) => Print(text, args[0], types);
    public static string Quote(string text) => "\"" + text + "\"";
    internal static bool IsPrintable(System.Text.Rune rune) => true;
}
