namespace Tocsin.GoTemplates;

/// <summary>
/// What a function throws where Go's would return an error. The engine says where: <c>error calling NAME: message</c>. Any other exception is a bug
/// and is not caught.
/// </summary>
public sealed class GoFunctionException(string message) : Exception(message);
