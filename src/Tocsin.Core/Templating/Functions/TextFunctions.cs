using Tocsin.GoTemplates;

namespace Tocsin.Templating.Functions;

/// <summary>Functions on text.</summary>
internal static class TextFunctions
{
    public static IReadOnlyDictionary<string, GoFunction> All { get; } = new Dictionary<string, GoFunction>
    {
        ["toUpper"] = GoFunction.Of<string, string>(CaseMapping.ToUpper),
        ["toLower"] = GoFunction.Of<string, string>(CaseMapping.ToLower),
        ["title"] = GoFunction.Of<string, string>(TitleCase.Of),
        ["trimSpace"] = GoFunction.Of<string, string>(text => text.Trim()),

        // The list comes last, so that it can come through a pipeline.
        ["join"] = new GoFunction([GoTypes.String, GoTypes.StringList], false, (call, args) => TextList.Join(call, (string)args[0]!, (IReadOnlyList<string>)args[1]!)),
    };
}
