using Tocsin.GoTemplates;

namespace Tocsin.Templating.Functions;

/// <summary>Functions that make lists and maps, and the one that reads the route's labels.</summary>
internal static class ListFunctions
{
    public static IReadOnlyDictionary<string, GoFunction> All { get; } = new Dictionary<string, GoFunction>
    {
        ["stringSlice"] = GoFunction.Variadic<string, IReadOnlyList<string>>(texts => texts),
        ["list"] = new GoFunction([GoTypes.Interface], true, (_, items) => items),
        ["append"] = new GoFunction([GoTypes.AnyList, GoTypes.Interface], true, (_, args) => (object?[])[.. (IReadOnlyList<object?>)args[0]!, .. args.AsSpan(1)]),
        ["dict"] = new GoFunction([GoTypes.Interface], true, (_, args) => Dict(args)),

        // Of the data that the whole template was given, wherever it is called.
        ["routeLabels"] = new GoFunction([GoTypes.String], false, (call, args) => (call.Data as TemplateData)?.RouteLabels?.GetValueOrDefault((string)args[0]!) ?? ""),
    };

    private static Dictionary<string, object?> Dict(object?[] args)
    {
        if (args.Length % 2 != 0)
        {
            throw new GoFunctionException("dict requires an even number of arguments");
        }

        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var i = 0; i < args.Length; i += 2)
        {
            map[args[i] as string ?? throw new GoFunctionException("dict keys must be strings")] = args[i + 1];
        }

        return map;
    }
}
