using Tocsin.Configuration;
using Tocsin.Matching;

namespace Tocsin.Routing;

/// <summary>Reads <c>group_by</c>. A list, even an empty one, takes the place of the parent's.</summary>
internal static class GroupByKey
{
    private const string AllLabels = "...";

    public static (IReadOnlyList<string> Names, bool All) Read(ConfigSection section, MatcherSyntax syntax, Route inherited)
    {
        var names = new List<string>();
        var all = false;
        foreach (var item in section.Scalars("group_by"))
        {
            var name = item.IsNull ? "" : item.Value;
            if (name == AllLabels)
            {
                all = true;
            }
            else if (Problem(name, names, syntax) is { } problem)
            {
                section.Errors.Add(item.Location, $"{section.PathOf("group_by")}: {problem}");
            }
            else
            {
                names.Add(name);
            }
        }

        if (all && names.Count > 0)
        {
            section.Error("group_by", "cannot have wildcard group_by (`...`) and other labels at the same time");
        }

        return section.Has("group_by") ? (names, all) : (inherited.GroupBy, inherited.GroupByAll);
    }

    private static string? Problem(string name, List<string> before, MatcherSyntax syntax) =>
        !syntax.IsLabelName(name) ? $"invalid label name {Shown.Value(name)} in group_by list"
        : before.Contains(name) ? $"duplicated label {Shown.Value(name)} in group_by"
        : null;
}
