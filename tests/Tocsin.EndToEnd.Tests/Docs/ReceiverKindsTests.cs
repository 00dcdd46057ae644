using System.Text.RegularExpressions;
using Tocsin.Notification;

namespace Tocsin.EndToEnd.Docs;

/// <summary>What the documents say of the kinds of receivers: which there are, which can be sent to, and which tell of ends by default.</summary>
public sealed partial class ReceiverKindsTests
{
    private static readonly Dictionary<string, string> _unsent = new(StringComparer.Ordinal)
    {
        ["payload"] = "payload: { a: b }",
        ["service_key"] = "service_key: k",
        ["details"] = "details: { a: b }",
        ["images"] = "images: [{ src: s }]",
        ["links"] = "links: [{ href: h }]",
    };

    public static TheoryData<string> Kinds => [.. IntegrationTypes.All.Select(type => type.ConfigKey)];

    [Fact]
    public void The_overviews_name_every_kind()
    {
        var kinds = IntegrationTypes.All.Select(type => type.ConfigKey).Order(StringComparer.Ordinal).ToList();

        Assert.Equal(kinds, Whole().Keys.Order(StringComparer.Ordinal));
        Assert.Equal(kinds, Short().Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_overviews_say_whether_it_can_be_sent_to(string kind)
    {
        var example = ReceiverExample.All.Single(e => e.ConfigKey == kind);
        var (said, saidInShort) = (Whole()[kind], Short()[kind]);
        var canSend = example.Read("send_resolved: true").CanSend;

        Assert.Equal(canSend ? "yes" : "no", said.Split(',')[0]);
        Assert.Contains(canSend ? "that are sent to today" : "not sent to yet", saidInShort, StringComparison.Ordinal);
        Assert.All(Codes(said), key => Assert.False(example.Read(_unsent[key]).CanSend, key));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_table_of_a_kind_says_what_its_default_of_send_resolved_is(string kind)
    {
        var (_, said) = KeyTable.Rows(KeyTables.Receivers, $"`{kind}`").Single(row => row.Keys == "`send_resolved`");

        Assert.Equal(IntegrationTypes.All.Single(type => type.ConfigKey == kind).SendResolvedByDefault ? "`true`" : "`false`", said);
    }

    /// <summary>The table of receivers.md: what is said of each kind.</summary>
    private static Dictionary<string, string> Whole() => Overview(KeyTables.Receivers, "Receivers", columns: 3);

    /// <summary>The rows for kinds in the table of configuration.md.</summary>
    private static Dictionary<string, string> Short() => Overview(KeyTables.Configuration, "`receivers`", columns: 4);

    private static Dictionary<string, string> Overview(string document, string heading, int columns) => (
        from row in new Document(document).Rows(heading)
        where row.Length == columns
        from kind in Codes(row[0])
        where kind.EndsWith("_configs", StringComparison.Ordinal)
        select (kind, row[^1])).ToDictionary();

    private static IEnumerable<string> Codes(string cell) => Code().Matches(cell).Select(m => m.Groups[1].Value);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
