using System.Collections.Frozen;
using Tocsin.GoTemplates;

namespace Tocsin.Templating.Functions;

/// <summary>The functions of Alertmanager 0.34's templates, besides Go's built-in ones.</summary>
internal static class AlertFunctions
{
    /// <summary>All functions by name. <c>now</c> and <c>since</c> read the given clock.</summary>
    public static IReadOnlyDictionary<string, GoFunction> Create(TimeProvider time) =>
        TextFunctions.All.Concat(PatternFunctions.All).Concat(EncodingFunctions.All).Concat(ListFunctions.All).Concat(TimeFunctions.Create(time))
            .ToFrozenDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
}
