namespace Tocsin.GoTemplates;

/// <summary>A limit that keeps an execution harmless was reached. The engine adds the place and turns it into a <see cref="TemplateException"/>.</summary>
public sealed class TemplateLimitException(string message) : Exception(message);
