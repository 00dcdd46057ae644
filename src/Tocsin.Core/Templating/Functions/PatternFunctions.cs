using System.Collections.Concurrent;
using Tocsin.GoTemplates;
using Tocsin.GoTemplates.Formatting;
using Tocsin.RegularExpressions;

namespace Tocsin.Templating.Functions;

/// <summary>Regular expressions in RE2's syntax. Nothing anchors them: they may match a part.</summary>
internal static class PatternFunctions
{
    // Patterns are constants of templates nearly always; one that comes from a label must not fill the memory.
    private const int MaxKept = 256;

    private static readonly ConcurrentDictionary<string, Re2> _kept = new(StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, GoFunction> All { get; } = new Dictionary<string, GoFunction>
    {
        ["match"] = new GoFunction([GoTypes.String, GoTypes.String], false, (call, args) => Parse((string)args[0]!, error => error).IsMatch((string)args[1]!, call.Worked)),
        ["reReplaceAll"] = new GoFunction([GoTypes.String, GoTypes.String, GoTypes.String], false, (call, args) => Replace(call, (string)args[0]!, (string)args[1]!, (string)args[2]!)),
    };

    private static string Replace(GoCall call, string pattern, string replacement, string text)
    {
        using var limited = call.NewText();
        try
        {
            return Parse(pattern, error => $"regexp: Compile({Quoted(pattern)}): {error}").Replace(text, replacement, limited.Limit, call.Worked);
        }
        catch (Re2Exception e)
        {
            throw new GoFunctionException(e.Message);
        }
    }

    private static Re2 Parse(string pattern, Func<string, string> describe)
    {
        if (_kept.TryGetValue(pattern, out var regex))
        {
            return regex;
        }

        if (!Re2.TryParse(pattern, out regex, out var error))
        {
            throw new GoFunctionException(describe(error));
        }

        if (_kept.Count >= MaxKept)
        {
            _kept.Clear();
        }

        return _kept.GetOrAdd(pattern, regex);
    }

    private static string Quoted(string pattern) => GoFormat.CanBackquote(pattern) ? $"`{pattern}`" : GoFormat.Quote(pattern);
}
