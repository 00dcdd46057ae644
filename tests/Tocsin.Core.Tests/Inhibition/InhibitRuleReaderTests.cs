using Tocsin.Configuration;
using Tocsin.Matching;

namespace Tocsin.Inhibition;

public class InhibitRuleReaderTests
{
    [Fact]
    public void All_keys_are_read()
    {
        var (rules, errors) = Read(
            """
            inhibit_rules:
            - name: nodes
              source_match: { alertname: NodeDown }
              source_match_re: { severity: page|critical }
              source_matchers: [cluster!=test, 'zone=~"a.*"']
              target_match: { severity: warning }
              target_match_re: { team: db.* }
              target_matchers: ['job!~"x|y"']
              equal: [cluster, größe]
            """);

        Assert.Empty(errors);
        var rule = Assert.Single(rules);
        Assert.Equal("nodes", rule.Name);
        Assert.Equal("""{alertname="NodeDown",cluster!="test",severity=~"^(?:page|critical)$",zone=~"a.*"}""", rule.Source.ToString());
        Assert.Equal("""{job!~"x|y",severity="warning",team=~"^(?:db.*)$"}""", rule.Target.ToString());
        Assert.Equal(["cluster", "größe"], rule.Equal);
    }

    [Theory]
    [InlineData("inhibit_rules: ~", 0)]
    [InlineData("receivers: []", 0)]
    [InlineData("inhibit_rules: [{}, ~]", 2)]
    [InlineData("inhibit_rules: [{ source_match: ~, target_match_re: ~, source_matchers: ~, equal: ~ }]", 1)]
    [InlineData("inhibit_rules: [{ equal: [a, a] }]", 1)]
    public void Keys_may_be_left_out(string yaml, int count)
    {
        var (rules, errors) = Read(yaml);

        Assert.Empty(errors);
        Assert.Equal(count, rules.Count);
        Assert.All(rules, rule => Assert.Empty(rule.Source.Concat(rule.Target)));
    }

    [Theory]
    [InlineData("source_match: { a-b: c }", "line 1, column 35: inhibit_rules[0].source_match: invalid label name \"a-b\"")]
    [InlineData("target_match: { 'a:b': c }", "line 1, column 35: inhibit_rules[0].target_match: invalid label name \"a:b\"")]
    [InlineData("target_match_re: { größe: c }", "line 1, column 38: inhibit_rules[0].target_match_re: invalid label name \"größe\"")]
    [InlineData("source_match_re: { ab: }", "line 1, column 42: inhibit_rules[0].source_match_re: invalid regexp value for \"ab\"")]
    [InlineData("source_match_re: { ab: '(' }", "line 1, column 42: inhibit_rules[0].source_match_re: error parsing regexp: missing closing ): `^(?:()$`")]
    [InlineData("equal: [a, '']", "line 1, column 30: inhibit_rules[0].equal: invalid label name \"\" in equal list")]
    [InlineData("equal: [~]", "line 1, column 27: inhibit_rules[0].equal: invalid label name \"\" in equal list")]
    [InlineData("equal: a", "line 1, column 26: inhibit_rules[0].equal: expected a list")]
    [InlineData("source_match: [a]", "line 1, column 33: inhibit_rules[0].source_match: expected a mapping")]
    public void Mistakes_have_upstreams_messages_and_their_place(string rule, string message) =>
        Assert.Equal([message], Read($"inhibit_rules: [{{ {rule} }}]").Errors.Select(e => e.ToString()));

    [Fact]
    public void Names_outside_of_the_old_form_are_refused_in_classic_mode_only()
    {
        const string Yaml = "inhibit_rules: [{ equal: [a-b] }]";

        Assert.Empty(Read(Yaml).Errors);
        Assert.Equal("inhibit_rules[0].equal: invalid label name \"a-b\" in equal list", Assert.Single(Read(Yaml, MatcherMode.Classic).Errors).Message);
    }

    [Fact]
    public void All_mistakes_are_reported_at_once() =>
        Assert.Equal(4, Read("inhibit_rules: [{ source_match: { a-b: c, d-e: f } }, { equal: [''], foo: bar }]").Errors.Count);

    private static (IReadOnlyList<InhibitRule> Rules, IReadOnlyList<ConfigError> Errors) Read(string yaml, MatcherMode mode = MatcherMode.Fallback)
    {
        var errors = new ConfigErrors();
        var rules = InhibitRuleReader.Read(new ConfigSection(YamlReader.Read(yaml, errors)!, "", errors), new MatcherSyntax(mode));
        return (rules, errors.InOrder);
    }
}
