namespace Tocsin.EndToEnd.Docs;

/// <summary>A fenced block of a document.</summary>
/// <param name="Place">File and line, for messages: <c>README.md:28</c>.</param>
/// <param name="Language">What stands behind the fence: <c>yaml</c>; may be empty.</param>
/// <param name="Text">What is inside.</param>
/// <param name="Comment">The text of an HTML comment on the line before; empty where there is none.</param>
/// <param name="After">The prose up to the next block.</param>
internal sealed record CodeBlock(string Place, string Language, string Text, string Comment, string After)
{
    public override string ToString() => Place;
}
