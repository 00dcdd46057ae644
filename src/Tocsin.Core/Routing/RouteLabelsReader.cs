using Tocsin.Configuration;
using Tocsin.GoTemplates;
using Tocsin.Matching;
using Tocsin.Templating;

namespace Tocsin.Routing;

/// <summary>Reads a route's <c>labels</c>: those of its parent, and its own over them.</summary>
internal sealed class RouteLabelsReader(MatcherSyntax syntax, AlertTemplates templates)
{
    private const string Key = "labels";

    public IReadOnlyDictionary<string, string> Read(ConfigSection section, IReadOnlyDictionary<string, string> inherited)
    {
        var own = section.TextMap(Key);
        foreach (var entry in section.Ask(Key) is ConfigMapping map ? map.Entries : [])
        {
            CheckName(section, entry);
            CheckTemplate(section, entry);
        }

        if (own.Count == 0)
        {
            return inherited;
        }

        var labels = new Dictionary<string, string>(inherited, StringComparer.Ordinal);
        foreach (var (name, value) in own)
        {
            labels[name] = value;
        }

        return labels;
    }

    private void CheckName(ConfigSection section, ConfigEntry entry)
    {
        if (!syntax.IsLabelName(entry.Key))
        {
            section.Errors.Add(entry.Location, $"{section.PathOf(Key)}: invalid label name {Shown.Value(entry.Key)} in route labels");
        }
    }

    private void CheckTemplate(ConfigSection section, ConfigEntry entry)
    {
        try
        {
            templates.Text(entry.Value is ConfigScalar scalar ? scalar.Value : "");
        }
        catch (TemplateException e)
        {
            section.Errors.Add(entry.Value.Location, $"{section.PathOf(Key)}.{Shown.Key(entry.Key)}: {e.Message}");
        }
    }
}
