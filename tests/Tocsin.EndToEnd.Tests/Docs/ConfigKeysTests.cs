using System.Text.RegularExpressions;
using Tocsin.Configuration;
using Tocsin.Pipeline.Settings;
using Tocsin.Testing;

namespace Tocsin.EndToEnd.Docs;

/// <summary>The tables of keys name the keys that the reader knows. It lists them itself when it meets one that it doesn't know.</summary>
public sealed partial class ConfigKeysTests
{
    /// <summary>
    /// The sections of Tocsin's everyday keys, which the example shows whole. It leaves out what stands in few files, or has no effect: kinds of
    /// receivers that can't be sent to, their defaults in <c>global</c>, most of PagerDuty and of <c>http_config</c>, and old names.
    /// </summary>
    private static readonly string[] _everyday =
        ["Top level", "`route`", "`time_intervals`", "`inhibit_rules`", "`receivers`", "`slack_app_configs`", "`sources`", "`enrichments`", "`prometheus` steps"];

    private static readonly string[] _withoutEffect = ["tracing", "event_recorder"];

    private static readonly string[] _old = ["match", "match_re", "source_match", "source_match_re", "target_match", "target_match_re"];

    public static TheoryData<string> Tables => [.. KeyTables.All.Select(table => table.ToString())];

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_table_names_the_keys_of_its_section(string name)
    {
        var table = KeyTables.All.Single(t => t.ToString() == name);

        Assert.Equal(Known(table.Config), table.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_table_goes_unchecked() => Assert.Equal(
        Document.Names.SelectMany(KeyTable.In).Order(), KeyTables.All.Select(table => (table.Document, table.Heading, table.Below)).Order());

    [Fact]
    public void The_example_uses_every_everyday_key()
    {
        var text = RepositoryFiles.Read("examples/tocsin.yml");
        var notSent = ReceiverExample.All.Where(kind => !kind.Read("send_resolved: true").CanSend).Select(kind => kind.ConfigKey);
        var keys = KeyTables.All.Where(table => _everyday.Contains(table.Heading)).SelectMany(table => table.Keys).Except([.. _withoutEffect, .. _old, .. notSent]);

        Assert.All(_old.Concat(_withoutEffect), key => Assert.Contains(key, KeyTables.All.SelectMany(table => table.Keys)));
        Assert.All(keys, key => Assert.Matches($@"(?m)(^|[ {{\[])-? *{key}:( |$)", text));
    }

    // Keys that end in _ref are in no table: a sentence says of all of them that they can't be used.
    private static IEnumerable<string> Known(string config)
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<ConfigException>(() => LoadedConfig.FromFile(folder.Write("tocsin.yml", config), TimeProvider.System));
        var list = KnownKeys().Match(error.Message);
        Assert.True(list.Success && error.Errors.Count == 1, error.Message);
        return list.Groups[1].Value.Split(", ").Where(key => !key.EndsWith("_ref", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"zzz: unknown key \(known here: ([^)]+)\)")]
    private static partial Regex KnownKeys();
}
