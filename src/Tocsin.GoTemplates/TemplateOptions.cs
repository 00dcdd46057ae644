namespace Tocsin.GoTemplates;

/// <summary>What templates may use, and the limits of an execution.</summary>
public sealed record TemplateOptions
{
    public MissingKey MissingKey { get; init; }

    /// <summary>Functions by name, besides Go's built-in ones; they replace built-in ones of the same name.</summary>
    public IReadOnlyDictionary<string, GoFunction> Functions { get; init; } = new Dictionary<string, GoFunction>();

    public GoTypes Types { get; init; } = GoTypes.Basic;

    /// <summary>Characters of the output, and of any text made on the way.</summary>
    public int MaxLength { get; init; } = BoundedText.DefaultLimit;

    /// <summary>Templates that call each other.</summary>
    public int MaxDepth { get; init; } = 100;

    public TimeSpan MaxTime { get; init; } = TimeSpan.FromSeconds(5);

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
