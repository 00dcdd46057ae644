using Tocsin.Configuration;
using Tocsin.Matching;
using Tocsin.Routing;

namespace Tocsin.Inhibition;

/// <summary>Reads the top key <c>inhibit_rules</c>. Messages are Alertmanager's.</summary>
internal static class InhibitRuleReader
{
    /// <summary>The rules in the order of the file. A rule that is null has nothing in it.</summary>
    public static IReadOnlyList<InhibitRule> Read(ConfigSection root, MatcherSyntax syntax) =>
        [.. root.SectionsOrNull("inhibit_rules").Select(section => section is null ? new InhibitRule() : ReadRule(section, syntax))];

    private static InhibitRule ReadRule(ConfigSection section, MatcherSyntax syntax)
    {
        var rule = new InhibitRule
        {
            Name = section.Text("name", ""),
            Location = section.Location,
            Source = section.ReadMatchers(syntax, "source_"),
            Target = section.ReadMatchers(syntax, "target_"),
            Equal = ReadEqual(section, syntax),
        };
        section.Done();
        return rule;
    }

    private static List<string> ReadEqual(ConfigSection section, MatcherSyntax syntax)
    {
        var names = new List<string>();
        foreach (var item in section.Scalars("equal"))
        {
            var name = item.IsNull ? "" : item.Value;
            if (!syntax.IsLabelName(name))
            {
                section.Errors.Add(item.Location, $"{section.PathOf("equal")}: invalid label name {Shown.Value(name)} in equal list");
            }

            names.Add(name);
        }

        return names;
    }
}
