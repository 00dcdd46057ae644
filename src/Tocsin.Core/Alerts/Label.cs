namespace Tocsin.Alerts;

/// <summary>One name with its value: of a label, or of an annotation.</summary>
public readonly record struct Label(string Name, string Value);
