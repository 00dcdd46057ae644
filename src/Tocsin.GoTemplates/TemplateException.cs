namespace Tocsin.GoTemplates;

/// <summary>A template that can't be read, escaped or executed. The message is Go's, with name, line and column where Go gives them.</summary>
public sealed class TemplateException : Exception
{
    public TemplateException(string message)
        : base(message)
    {
    }

    public TemplateException(string message, Exception? inner)
        : base(message, inner)
    {
    }
}
