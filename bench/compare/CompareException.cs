namespace Tocsin.Compare;

/// <summary>The comparison cannot go on, for a reason that whoever runs it can see to.</summary>
internal sealed class CompareException(string message) : Exception(message);
