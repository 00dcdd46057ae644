namespace Tocsin.GoTemplates.Execution;

/// <summary>The text of values of kind string, and its length in bytes as Go counts.</summary>
internal static class GoText
{
    public static string Of(object value) => value as string ?? value.ToString()!;

    public static int ByteLength(string text) => System.Text.Encoding.UTF8.GetByteCount(text);
}
