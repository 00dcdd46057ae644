using Tocsin.Configuration;
using static Tocsin.Enrichment.Given;

namespace Tocsin.Enrichment;

public sealed class EnrichmentModelTests
{
    private static readonly ConfigMapping _source = Map(("type", Text("prometheus")), ("url", Text("http://prometheus:9090")));
    private static readonly (string, ConfigNode)[] _step = [("as", Text("cpu")), ("query", Text("""up{pod="{{ .Labels.pod }}"}"""))];

    [Fact]
    public void What_the_design_shows_is_read()
    {
        var (model, errors) = Read(Map(("prom-eu", _source)), Map(
            ("name", Text("pod-resources")), ("matchers", List(Text("namespace!=\"\""), Text("pod!=\"\""))), ("budget", Text("3s")),
            ("steps", List(Map(("prometheus", Map([.. _step, ("unit", Text("cores")), ("range", Text("1h")), ("timeout", Text("2s"))])))))));
        Assert.Empty(errors);
        var enrichment = Assert.Single(model.Enrichments);
        Assert.Equal(("pod-resources", TimeSpan.FromSeconds(3), 2), (enrichment.Name, enrichment.Budget, enrichment.Matchers.Count));
        Assert.Equal("http://prometheus:9090/api/v1/query", Assert.Single(model.Sources.Prometheus).Endpoint("query").ToString());
        using var http = EnrichmentHttp.CreateClient();
        var step = Assert.Single(enrichment.Build(new EnricherServices(http, TimeProvider.System)).Steps);
        Assert.Equal(("cpu", "prom-eu"), (step.Name, step.Source));
    }

    [Fact]
    public void Without_the_keys_there_is_nothing()
    {
        var errors = new ConfigErrors();
        var model = EnrichmentModel.Read(new ConfigSection(Map(), "", errors), TimeProvider.System);
        Assert.False(errors.Any);
        Assert.Empty(model.Enrichments);
    }

    [Theory]
    [InlineData("chart", "1h", "enrichments[0].steps[0].prometheus.chart: unknown key")]
    [InlineData("unit", "mb", "enrichments[0].steps[0].prometheus.unit: unknown unit \"mb\" (known: cores, bytes, percent, seconds; leave it out for a plain number)")]
    [InlineData("range", "0s", "enrichments[0].steps[0].prometheus.range: must be at least 1s")]
    [InlineData("range", "1 hour", "enrichments[0].steps[0].prometheus.range: not a valid duration string")]
    [InlineData("step", "1m", "enrichments[0].steps[0].prometheus.range: is required where step is set")]
    [InlineData("timeout", "6s", "enrichments[0].steps[0].prometheus.timeout: must be more than 0s and at most the enrichment's budget, 5s")]
    [InlineData("source", "prom-us", "enrichments[0].steps[0].prometheus.source: unknown source \"prom-us\"; configured are: prom-eu")]
    [InlineData("as", "", "enrichments[0].steps[0].prometheus.as: is required")]
    [InlineData("as", "c p u", "enrichments[0].steps[0].prometheus.as: \"c p u\" must consist of at most 64 letters, digits, _ and -")]
    [InlineData("query", "up{{ .Labels.x }}", "enrichments[0].steps[0].prometheus.query: {{.Labels.x}} touches")]
    [InlineData("query", "up{{ template }}", "enrichments[0].steps[0].prometheus.query: line 1: ")]
    public void Each_mistake_in_a_step_is_told_with_its_place(string key, string value, string expected)
    {
        var settings = Map([.. _step.Where(e => e.Item1 != key), (key, Text(value))]);
        Assert.StartsWith(expected, Assert.Single(ReadSteps(Map(("prometheus", settings)))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_must_be_small_enough_to_be_useful()
    {
        var settings = Map([.. _step, ("range", Text("1d")), ("step", Text("1s"))]);
        Assert.Equal(
            ["enrichments[0].steps[0].prometheus.step: must be at least 1s, at most the range, and give at most 1000 points"],
            ReadSteps(Map(("prometheus", settings))));
    }

    [Fact]
    public void A_step_has_one_type()
    {
        Assert.Equal(
            [
                "enrichments[0].steps[0].loki: unknown key (known here: prometheus)",
                "enrichments[0].steps[0]: expected one key with its settings, of: prometheus",
                "enrichments[0].steps[1]: expected one key with its settings, of: prometheus",
                "enrichments[0].steps[2].prometheus: expected a mapping",
            ],
            ReadSteps(Map(("loki", Map())), Map(), Map(("prometheus", Text("up")))));
    }

    [Fact]
    public void Names_are_unique()
    {
        Assert.Equal(
            ["enrichments[0].steps[1].prometheus.as: \"cpu\" is the name of another step of this enrichment already"],
            ReadSteps(Map(("prometheus", Map(_step))), Map(("prometheus", Map(_step)))));
        var enrichment = Map(("name", Text("x")), ("steps", List(Map(("prometheus", Map(_step))))));
        Assert.Equal(["enrichments[1].name: \"x\" is the name of another enrichment already"], Read(Map(("p", _source)), enrichment, enrichment).Errors);
    }

    [Fact]
    public void An_enrichment_needs_a_name_a_step_readable_matchers_and_a_budget_within_its_bounds()
    {
        Assert.Equal(
            [
                "enrichments[0].name: is required",
                "enrichments[0].matchers: bad matcher format: pod",
                "enrichments[0].budget: must be more than 0s and at most 1m: a page waits for it",
                "enrichments[0].steps: at least one step is required",
                "enrichments[0].max_alerts: unknown key (known here: budget, matchers, name, steps)",
            ],
            Read(Map(("p", _source)), Map(("matchers", List(Text("pod"))), ("budget", Text("2m")), ("max_alerts", Text("3")))).Errors);
    }

    [Fact]
    public void With_several_sources_a_step_names_its_own()
    {
        var step = Map(("name", Text("x")), ("steps", List(Map(("prometheus", Map(_step))))));
        Assert.Equal(
            ["enrichments[0].steps[0].prometheus.source: is required with several sources of type prometheus: a, b"],
            Read(Map(("b", _source), ("a", _source)), step).Errors);
        Assert.Equal(
            ["enrichments[0].steps[0].prometheus.source: no source of type prometheus is configured; add one below the key sources"],
            Read(Map(), step).Errors);
    }

    [Fact]
    public void Mistakes_in_a_source_are_told_and_its_users_are_not_blamed()
    {
        var step = Map(("name", Text("x")), ("steps", List(Map(("prometheus", Map([.. _step, ("source", Text("a"))]))))));
        Assert.Equal(
            ["sources.a.type: unknown type \"promethues\" (known: prometheus)"], Read(Map(("a", Map(("type", Text("promethues"))))), step).Errors);
        Assert.Equal(["sources.a.url: is required"], Read(Map(("a", Map(("type", Text("prometheus"))))), step).Errors);
        Assert.Equal(["sources.a.url: unsupported scheme \"ftp\" for URL (write it like https://host/path)"], Source(("url", Text("ftp://x"))));
        Assert.Equal(["sources.a.url: must have no ? and no #: it is the address that /api/v1/query is appended to"], Source(("url", Text("http://x/?a"))));
        Assert.Equal(
            ["sources.a.basic_auth.password_file: is required", "sources.a.basic_auth.password: unknown key (did you mean password_file?)",
             "sources.a.basic_auth: only one of bearer_token_file and basic_auth can be used"],
            Source(("bearer_token_file", Text("f")), ("basic_auth", Map(("username", Text("u")), ("password", Text("p"))))));
        Assert.Equal(["sources.a.url: has a user in it, besides bearer_token_file or basic_auth; only one of them can be used"],
            Source(("url", Text("http://u:p@x")), ("bearer_token_file", Text("f"))));
        Assert.Equal(["sources.a.headers: Content-Type cannot be set, or its value holds a character that no header may have"],
            Source(("headers", Map(("Content-Type", Text("secret-value"))))));
        Assert.StartsWith("sources.a.expire_after: unknown key", Assert.Single(Source(("expire_after", Text("1d")))), StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Source(params (string Key, ConfigNode Value)[] entries) =>
        Read(Map(("a", Map([.. _source.Entries.Select(e => (e.Key, e.Value)).Where(e => entries.All(x => x.Key != e.Key)), .. entries])))).Errors;

    private static IReadOnlyList<string> ReadSteps(params ConfigNode[] steps) =>
        Read(Map(("prom-eu", _source)), Map(("name", Text("x")), ("steps", List(steps)))).Errors;

    private static (EnrichmentModel Model, IReadOnlyList<string> Errors) Read(ConfigMapping sources, params ConfigNode[] enrichments)
    {
        var errors = new ConfigErrors();
        var root = new ConfigSection(Map(("sources", sources), ("enrichments", List(enrichments))), "", errors);
        var model = EnrichmentModel.Read(root, TimeProvider.System);
        root.Done();
        return (model, [.. errors.InOrder.Select(e => e.ToString())]);
    }
}
