using Tocsin.Configuration;
using Tocsin.Templating;

namespace Tocsin.Notification;

/// <summary>Reads keys that hold templates with a default, lists and mappings of templates, and trees with templates in them.</summary>
internal static class TemplateKeys
{
    /// <summary>A template that has a default. One written as null is empty, as upstream has it; only an absent one is the default.</summary>
    public static string Template(this ConfigSection section, string key, AlertTemplates templates, string absent) =>
        section.Template(key, templates) ?? absent;

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

    /// <summary>A mapping of names to anything, in which all texts, at any depth, are templates.</summary>
    public static IReadOnlyDictionary<string, ConfigNode> TemplateTrees(this ConfigSection section, string key, AlertTemplates templates)
    {
        var trees = new Dictionary<string, ConfigNode>(StringComparer.Ordinal);
        switch (section.TemplateTree(key, templates))
        {
            case ConfigMapping map:
                foreach (var entry in map.Entries)
                {
                    trees[entry.Key] = entry.Value;
                }

                break;
            case not null:
                section.Error(key, "expected a mapping");
                break;
        }

        return trees;
    }

    /// <summary>Anything, in which all texts, at any depth, are templates; null where the key is absent.</summary>
    public static ConfigNode? TemplateTree(this ConfigSection section, string key, AlertTemplates templates)
    {
        var tree = section.Ask(key);
        foreach (var text in Texts(tree))
        {
            section.CheckTemplate(key, text, templates);
        }

        return tree;
    }

    /// <summary>A URL that <c>global</c> may give; without either, <paramref name="missing"/> is recorded.</summary>
    public static Uri? ApiUrl(this ConfigSection section, string key, Uri? global, string missing)
    {
        if (!section.Has(key) && global is null)
        {
            section.Error(missing);
        }

        return section.ApiUrl(key) ?? global;
    }

    private static IEnumerable<string> Texts(ConfigNode? node) => node switch
    {
        ConfigScalar scalar => [scalar.Value],
        ConfigSequence sequence => sequence.Items.SelectMany(Texts),
        ConfigMapping map => map.Entries.SelectMany(e => Texts(e.Value).Prepend(e.Key)),
        _ => [],
    };
}
