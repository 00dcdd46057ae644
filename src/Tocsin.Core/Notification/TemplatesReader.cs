using Tocsin.Configuration;
using Tocsin.Templating;

namespace Tocsin.Notification;

/// <summary>Reads <c>templates</c>: patterns of files, relative to the configuration's folder.</summary>
internal static class TemplatesReader
{
    /// <summary>The default templates and those of the files; every file that is no template is recorded as an error of its pattern.</summary>
    public static AlertTemplates Read(ConfigSection root, string folder, AlertTemplates defaults)
    {
        var (templates, index) = (defaults, 0);
        foreach (var pattern in root.Scalars("templates"))
        {
            var at = $"templates[{index++}]";
            templates = TemplateFiles.Load(templates, pattern.Value, folder, message => root.Errors.Add(pattern.Location, $"{at}: {message}"));
        }

        return templates;
    }
}
