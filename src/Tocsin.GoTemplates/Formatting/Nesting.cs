using System.Runtime.CompilerServices;

namespace Tocsin.GoTemplates.Formatting;

/// <summary>Lists, maps and structs inside each other, which may hold themselves.</summary>
internal static class Nesting
{
    private const int MaxDepth = 1000;

    /// <exception cref="TemplateLimitException">Too deep for the limit, or for the stack of this thread.</exception>
    public static void Enter(ref int depth)
    {
        if (++depth > MaxDepth)
        {
            throw new TemplateLimitException($"values are nested deeper than {MaxDepth} levels");
        }

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new TemplateLimitException("values are nested too deeply");
        }
    }
}
