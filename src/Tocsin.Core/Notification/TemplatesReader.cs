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
    /// <param name="unmatched">Gets the patterns without a file. They are no error, because files may come later, but misspelt ones look the same.</param>
    public static AlertTemplates Read(ConfigSection root, string folder, AlertTemplates defaults, ICollection<string> unmatched)
    {
        var (templates, index) = (defaults, 0);
        foreach (var pattern in root.Scalars("templates"))
        {
            var (at, before) = ($"templates[{index++}]", templates.Files);
            templates = TemplateFiles.Load(templates, pattern.Value, folder, message => root.Errors.Add(pattern.Location, $"{at}: {message}"));
            if (templates.Files == before)
            {
                unmatched.Add(pattern.Value);
            }
        }

        return templates;
    }
}
