using Tocsin.Configuration;
using Tocsin.Templating;

namespace Tocsin.Notification;

/// <summary>Reads keys that hold templates.</summary>
internal static class TemplateKeys
{
    /// <summary>The template of a key, empty where the key is null, and null where it is absent.</summary>
    public static string? Template(this ConfigSection section, string key, AlertTemplates templates)
    {
        var text = section.Text(key) ?? (section.IsNull(key) ? "" : null);
        section.CheckTemplate(key, text ?? "", templates);
        return text;
    }

    /// <summary>A template that has a default. One written as null is empty, as upstream has it; only an absent one is the default.</summary>
    public static string Template(this ConfigSection section, string key, AlertTemplates templates, string absent) =>
        section.Template(key, templates) ?? absent;

    /// <summary>A template that may not be absent or empty: else <c>missing key in where</c> is recorded, in upstream's words.</summary>
    public static string RequiredTemplate(this ConfigSection section, string key, AlertTemplates templates, string where)
    {
        var text = section.Template(key, templates, "");
        if (text.Length == 0)
        {
            section.Error($"missing {key} in {where}");
        }

        return text;
    }

    /// <summary>The templates of a list.</summary>
    public static IReadOnlyList<string> TemplateList(this ConfigSection section, string key, AlertTemplates templates)
    {
        var texts = section.Texts(key);
        foreach (var text in texts)
        {
            section.CheckTemplate(key, text, templates);
        }

        return texts;
    }

    /// <summary>A mapping in which names and values are templates.</summary>
    public static IReadOnlyDictionary<string, string> TemplateMap(this ConfigSection section, string key, AlertTemplates templates)
    {
        var texts = section.TextMap(key);
        foreach (var text in texts.SelectMany(pair => new[] { pair.Key, pair.Value }))
        {
            section.CheckTemplate(key, text, templates);
        }

        return texts;
    }

    /// <summary>A tree of any form, in which the texts are templates, and below the first level the keys too; null where the key is absent.</summary>
    public static ConfigMapping? TemplateTree(this ConfigSection section, string key, AlertTemplates templates)
    {
        if (section.Ask(key) is not { } node)
        {
            return null;
        }

        foreach (var text in node is ConfigMapping top ? top.Entries.SelectMany(entry => Texts(entry.Value)) : [])
        {
            section.CheckTemplate(key, text, templates);
        }

        if (node is not ConfigMapping)
        {
            section.Error(key, "expected a mapping");
        }

        return node as ConfigMapping;
    }

    /// <summary>Anything at all, in which the texts and the keys of mappings are templates; null where the key is absent.</summary>
    public static ConfigNode? TemplateNode(this ConfigSection section, string key, AlertTemplates templates)
    {
        var node = section.Ask(key);
        foreach (var text in node is null ? [] : Texts(node))
        {
            section.CheckTemplate(key, text, templates);
        }

        return node;
    }

    private static IEnumerable<string> Texts(ConfigNode node) => node switch
    {
        ConfigScalar scalar => [scalar.Value],
        ConfigSequence sequence => sequence.Items.SelectMany(Texts),
        ConfigMapping mapping => mapping.Entries.SelectMany(entry => Texts(entry.Value).Prepend(entry.Key)),
        _ => [],
    };
}
