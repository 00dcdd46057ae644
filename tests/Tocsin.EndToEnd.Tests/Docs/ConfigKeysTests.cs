using System.Text.RegularExpressions;
using Tocsin.Configuration;
using Tocsin.Pipeline.Settings;
using Tocsin.Testing;

namespace Tocsin.EndToEnd.Docs;

/// <summary>The tables of keys name the keys that the reader knows. It lists them itself when it meets one that it doesn't know.</summary>
public sealed partial class ConfigKeysTests
{
    private const string Minimum = "route: { receiver: a }\nreceivers: [{ name: a }]\n";

    private const string Source = "sources: { p: { type: prometheus, url: 'http://p' } }\n";

    /// <summary>The heading of a table, and a configuration with an unknown key in that section.</summary>
    public static TheoryData<string, string> Sections => new()
    {
        { "Top level", $"{Minimum}zzz: 1" },
        { "`global`", $"{Minimum}global: {{ zzz: 1 }}" },
        { "`route`", "route: { receiver: a, zzz: 1 }\nreceivers: [{ name: a }]" },
        { "`receivers`", "route: { receiver: a }\nreceivers: [{ name: a, zzz: 1 }]" },
        { "`slack_app_configs`", InReceiver("slack_app_configs: [{ webhook_url: 'http://s', zzz: 1 }]") },
        { "`pagerduty_configs`", InReceiver("pagerduty_configs: [{ routing_key: k, zzz: 1 }]") },
        { "`webhook_configs`", InReceiver("webhook_configs: [{ url: 'http://w', zzz: 1 }]") },
        { "`sources`", $"{Minimum}sources: {{ p: {{ type: prometheus, url: 'http://p', zzz: 1 }} }}" },
        { "`enrichments`", $"{Minimum}{Source}enrichments: [{{ name: e, steps: [{{ prometheus: {{ as: x, query: up }} }}], zzz: 1 }}]" },
        { "`prometheus` steps", $"{Minimum}{Source}enrichments: [{{ name: e, steps: [{{ prometheus: {{ as: x, query: up, zzz: 1 }} }}] }}]" },
    };

    [Theory]
    [MemberData(nameof(Sections))]
    public void The_table_of_a_section_names_its_keys(string heading, string config)
    {
        var documented = Documented(heading).Select(key => key.Split('.')[0]).Distinct();

        Assert.Equal(Known(config), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_keys_of_basic_auth_are_named()
    {
        var known = Known($"{Minimum}sources: {{ p: {{ type: prometheus, url: 'http://p', basic_auth: {{ username: u, password_file: f, zzz: 1 }} }} }}");

        Assert.Equal(known.Select(key => $"basic_auth.{key}"), Documented("`sources`").Where(key => key.StartsWith("basic_auth.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_whole_example_uses_every_key()
    {
        var text = RepositoryFiles.Read("examples/tocsin.yml");
        var keys = Sections.SelectMany(section => Documented(section.Data.Item1)).SelectMany(key => key.Split('.')).Distinct();

        Assert.All(keys, key => Assert.Matches($@"(?m)(^|[ {{\[])-? *{key}:( |$)", text));
    }

    private static string InReceiver(string integrations) => $"route: {{ receiver: a }}\nreceivers: [{{ name: a, {integrations} }}]";

    // The other tables below a heading, such as that of the units, have no `Default`.
    private static IEnumerable<string> Documented(string heading) =>
        new Document("docs/configuration.md").Rows(heading).Where(row => row.Length == 4).Select(row => row[0].Trim('`'));

    private static string[] Known(string config)
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<ConfigException>(() => LoadedConfig.FromFile(folder.Write("tocsin.yml", config), TimeProvider.System));
        var list = KnownKeys().Match(error.Message);
        Assert.True(list.Success && error.Errors.Count == 1, error.Message);
        return list.Groups[1].Value.Split(", ");
    }

    [GeneratedRegex(@"zzz: unknown key \(known here: ([^)]+)\)")]
    private static partial Regex KnownKeys();
}
