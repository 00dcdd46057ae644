namespace Tocsin.RegularExpressions.Syntax;

/// <summary>An expression, and one name for each group: "" for one without a name, and for the whole match, which comes first.</summary>
internal sealed record ParsedPattern(Node Root, IReadOnlyList<string> GroupNames);
