using Tocsin.Configuration;
using Tocsin.Templating;

namespace Tocsin.Notification;

/// <summary>Reads <c>templates</c>: patterns of files, relative to the configuration's folder.</summary>
internal static class TemplatesReader
{
    /// <summary>The default templates and those of the files; every file that is no template is recorded as an error of its pattern.</summary>
    /// <param name="root">The configuration.</param>
    /// <param name="folder">What relative patterns are relative to.</param>
    /// <param name="defaults">What the files add to.</param>
    public static TemplatePatterns Read(ConfigSection root, string folder, AlertTemplates defaults)
    {
        var (templates, patterns, unmatched) = (defaults, root.Scalars("templates"), new List<string>());
        foreach (var (index, pattern) in patterns.Index())
        {
            var before = templates.Files;
            templates = TemplateFiles.Load(templates, pattern.Value, folder, message => root.Errors.Add(pattern.Location, $"templates[{index}]: {message}"));
            if (templates.Files == before)
            {
                unmatched.Add(pattern.Value);
            }
        }

        return new TemplatePatterns(templates, patterns.Count, unmatched);
    }
}

/// <summary>What <c>templates</c> gave.</summary>
/// <param name="Templates">The default templates and those of the files.</param>
/// <param name="Count">How many patterns there are.</param>
/// <param name="Unmatched">The patterns without a file. They are no error, because files may come later, but misspelt ones look the same.</param>
internal sealed record TemplatePatterns(AlertTemplates Templates, int Count, IReadOnlyList<string> Unmatched);
