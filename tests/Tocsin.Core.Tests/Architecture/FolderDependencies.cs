using System.Text.RegularExpressions;

namespace Tocsin.Architecture;

/// <summary>The order of Tocsin.Core's folders, and what breaks it.</summary>
internal static partial class FolderDependencies
{
    /// <summary>From the bottom up; folders of one level don't know each other.</summary>
    private static readonly string[][] _levels =
    [
        ["Alerts", "RegularExpressions"],
        ["Templating", "Matching"],
        ["Configuration"],
        ["Routing", "TimeIntervals", "Http"],
        ["Grouping", "Silences", "Inhibition", "Telemetry"],
        ["Enrichment"],
        ["Notification", "Remediation"],
        ["Storage"],
        ["Pipeline"],
        ["Simulation"],
    ];

    public static IReadOnlyList<string> Violations(string core)
    {
        var folders = Directory.GetDirectories(core).Select(f => Path.GetFileName(f)!).Where(f => f is not ("bin" or "obj")).Order(StringComparer.Ordinal);
        return [.. folders.SelectMany(folder => Level(folder) < 0 ? [$"{folder} has no place in the order of folders"] : ViolationsIn(core, folder))];
    }

    private static IEnumerable<string> ViolationsIn(string core, string folder)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(core, folder), "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var (text, name) = (File.ReadAllText(file), Path.GetRelativePath(core, file));
            var expected = "Tocsin." + Path.GetDirectoryName(name)!.Replace('/', '.').Replace('\\', '.');
            if (!text.Contains($"namespace {expected};", StringComparison.Ordinal))
            {
                yield return $"{name} is not in namespace {expected}";
            }
            else
            {
                foreach (var used in FolderName().Matches(text).Select(m => m.Groups[1].Value).Distinct().Where(used => used != folder && Level(used) >= Level(folder)))
                {
                    yield return $"{name} uses Tocsin.{used}";
                }
            }
        }
    }

    private static int Level(string folder) => Array.FindIndex(_levels, level => level.Contains(folder));

    [GeneratedRegex(@"\bTocsin\.([A-Z]\w+)")]
    private static partial Regex FolderName();
}
