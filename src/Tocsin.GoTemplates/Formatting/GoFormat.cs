namespace Tocsin.GoTemplates.Formatting;

/// <summary>Go's package <c>fmt</c> for the values a template can hold.</summary>
public static class GoFormat
{
    /// <summary>Prints one value as <c>%v</c>.</summary>
    public static void Print(BoundedText text, object? value, GoTypes types)
    {
        text.Append(value as string ?? types.Of(value!).Name);
    }
}
