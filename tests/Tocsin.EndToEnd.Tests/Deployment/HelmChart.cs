using System.Text.RegularExpressions;
using Tocsin.Testing;
using Tocsin.Testing.Schemas;
using YamlDotNet.RepresentationModel;

namespace Tocsin.EndToEnd.Deployment;

/// <summary>
/// Renders the chart by substitution. It may: its templates hold nothing but <c>{{ .Values.x.y }}</c> and <c>{{ .Release.Name }}</c>,
/// and anything else in braces throws.
/// </summary>
internal static partial class HelmChart
{
    private const string Folder = "helm-chart/prometheus";

    /// <summary>Rendered text by file name.</summary>
    public static SortedDictionary<string, string> Render(string releaseName)
    {
        var values = Values();
        var rendered = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var template in Directory.EnumerateFiles(RepositoryFiles.PathOf($"{Folder}/templates")))
        {
            var name = Path.GetFileName(template);
            rendered[name] = Action().Replace(File.ReadAllText(template), action => Value(values, action.Groups[1].Value, releaseName, name));
        }

        return rendered;
    }

    public static YamlMappingNode Values() => ManifestReader.Read(RepositoryFiles.Read($"{Folder}/values.yaml")).Single();

    public static YamlMappingNode Description() => ManifestReader.Read(RepositoryFiles.Read($"{Folder}/Chart.yaml")).Single();

    /// <summary>The expressions that templates use, for finding values that none uses.</summary>
    public static IReadOnlySet<string> UsedValues() =>
        Directory.EnumerateFiles(RepositoryFiles.PathOf($"{Folder}/templates"))
            .SelectMany(template => Action().Matches(File.ReadAllText(template)).Select(action => action.Groups[1].Value)).ToHashSet();

    private static string Value(YamlMappingNode values, string expression, string releaseName, string file)
    {
        if (expression == ".Release.Name")
        {
            return releaseName;
        }

        if (!ValuePath().IsMatch(expression))
        {
            throw new InvalidOperationException($"{file}: {{{{ {expression} }}}} is more than a plain value.");
        }

        return values.Text(expression.Split('.').AsSpan(2)) ?? throw new InvalidOperationException($"{file}: values.yaml has no {expression}.");
    }

    [GeneratedRegex(@"\{\{-?\s*(.*?)\s*-?\}\}", RegexOptions.Singleline)]
    private static partial Regex Action();

    [GeneratedRegex(@"^\.Values(\.[A-Za-z]\w*)+$")]
    private static partial Regex ValuePath();
}
