namespace Tocsin.GoTemplates.Escaping;

/// <summary>An action whose value can't be made safe. The message is the reason; the walk knows the place.</summary>
internal sealed class EscapeException(string reason) : Exception(reason);
