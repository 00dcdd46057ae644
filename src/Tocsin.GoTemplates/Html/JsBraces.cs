namespace Tocsin.GoTemplates.Html;

/// <summary>The braces that are open in the expression of a JavaScript template literal, <c>`${ … }`</c>, and in those around it.</summary>
internal sealed record JsBraces(int Open, JsBraces? Outer)
{
    private const int MaxNesting = 100;

    private readonly int _nesting = (Outer?._nesting ?? 0) + 1;

    /// <summary>An expression within these.</summary>
    public static JsBraces Enter(JsBraces? outer) =>
        outer?._nesting >= MaxNesting ? throw new TemplateException("JS template literals nest too deeply") : new JsBraces(0, outer);

    /// <summary>As Go prints a list of numbers; the outermost comes first.</summary>
    public override string ToString() => Outer is null ? $"[{Open}]" : $"{Outer.ToString()[..^1]} {Open}]";
}
