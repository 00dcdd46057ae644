using Tocsin.Matching;

namespace Tocsin.Silences;

/// <summary>A matcher as it was posted: nothing about it is checked yet.</summary>
public readonly record struct PostedMatcher(string Name, MatchOperator Operator, string Value);
