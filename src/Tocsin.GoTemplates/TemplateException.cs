namespace Tocsin.GoTemplates;

/// <summary>A template that can't be read, escaped or executed. The message is Go's, with name, line and column where Go gives them.</summary>
public sealed class TemplateException : Exception
{
    public TemplateException(string message)
        : base(message)
    {
        Reason = message;
    }

    public TemplateException(string message, Exception? inner)
        : base(message, inner)
    {
        Reason = message;
    }

    /// <summary>What is wrong, without the place and without the function that was called: for programs that show the place in their own way.</summary>
    public string Reason { get; init; }

    /// <summary>The line in the text that was parsed, from 1; 0 where it isn't known.</summary>
    public int Line { get; init; }

    /// <summary>Where in the text that was parsed the action's part stands, in characters; null where only the line is known, or nothing.</summary>
    public int? Position { get; init; }
}
