using Tocsin.Configuration;
using Tocsin.Matching;

namespace Tocsin.Routing;

public class MatcherKeysTests
{
    [Fact]
    public void The_three_keys_make_one_sorted_list()
    {
        var (matchers, errors) = Read("{ match: { team: db, env: ~ }, match_re: { owner: 'team-(B|C)' }, matchers: ['level!=\"critical\"', 'baz!~\".*quux\"'] }");

        Assert.Empty(errors);
        Assert.Equal("""{baz!~".*quux",env="",level!="critical",owner=~"^(?:team-(B|C))$",team="db"}""", matchers.ToString());
    }

    [Fact]
    public void A_prefix_stands_before_each_key()
    {
        var (matchers, errors) = Read("{ source_match: { a: b }, source_match_re: { c: d }, source_matchers: [e=f] }", "source_");

        Assert.Empty(errors);
        Assert.Equal("""{a="b",c=~"^(?:d)$",e="f"}""", matchers.ToString());
    }

    [Fact]
    public void No_key_at_all_gives_no_matchers() => Assert.Same(MatcherList.Empty, Read("{}").Matchers);

    [Theory]
    [InlineData("match: { 'größe': x }", "line 1, column 10: r.match: invalid label name \"größe\"")]
    [InlineData("match: { '': x }", "line 1, column 10: r.match: invalid label name \"\"")]
    [InlineData("match_re: { 1a: x }", "line 1, column 13: r.match_re: invalid label name \"1a\"")]
    [InlineData("match: { a: [b] }", "line 1, column 13: r.match.a: expected text")]
    [InlineData("match: [a]", "line 1, column 8: r.match: expected a mapping")]
    [InlineData("match_re: { a: ~ }", "line 1, column 16: r.match_re: invalid regexp value for \"a\"")]
    [InlineData("match_re: { a: '(b' }", "line 1, column 16: r.match_re: error parsing regexp: missing closing ): `^(?:(b)$`")]
    [InlineData("matchers: a=b", "line 1, column 11: r.matchers: expected a list")]
    [InlineData("matchers: [[a=b]]", "line 1, column 12: r.matchers: expected text")]
    [InlineData("matchers: [a=b, c]", "line 1, column 17: r.matchers: bad matcher format: c")]
    public void A_mistake_is_named_at_the_place_of_the_very_item(string yaml, string expected) => Assert.Equal([expected], Read(yaml).Errors);

    [Fact]
    public void A_mistake_does_not_hide_the_next_one_or_the_other_matchers()
    {
        var (matchers, errors) = Read("{ match: { a-b: x, c: d }, match_re: { e: '[', f: g }, matchers: [h, i=j] }");

        Assert.Equal("""{c="d",f=~"^(?:g)$",i="j"}""", matchers.ToString());
        Assert.Equal(3, errors.Count);
    }

    [Fact]
    public void One_item_may_hold_several_matchers_or_none() =>
        Assert.Equal("""{a="b",c!="d",e=~"f"}""", Read("matchers: ['{a=b, c!=d,}', 'e=~f', '', '{}', ~]").Matchers.ToString());

    [Fact]
    public void What_the_two_notations_read_differently_is_warned_of_at_its_place()
    {
        var errors = new ConfigErrors();
        var section = new ConfigSection(YamlReader.Read("matchers: [a=b, 'c=~\"d\\.e\"']", errors)!, "r", errors);

        Assert.Equal("""{a="b",c=~"d\\.e"}""", section.ReadMatchers(MatcherSyntax.Default).ToString());
        Assert.Empty(errors.InOrder);
        Assert.StartsWith("line 1, column 17: r.matchers: matchers `", Assert.Single(errors.Warnings).ToString(), StringComparison.Ordinal);
    }

    private static (MatcherList Matchers, IReadOnlyList<string> Errors) Read(string yaml, string prefix = "")
    {
        var errors = new ConfigErrors();
        var section = new ConfigSection(YamlReader.Read(yaml, errors)!, "r", errors);
        var matchers = section.ReadMatchers(MatcherSyntax.Default, prefix);
        section.Done();
        return (matchers, [.. errors.InOrder.Select(e => e.ToString())]);
    }
}
