using System.Text.RegularExpressions;
using Tocsin.Testing;

namespace Tocsin.Templating;

/// <summary>The default templates are in words and structure our own, and give what those of Alertmanager 0.34 give.</summary>
public sealed partial class DefaultTemplatesTests
{
    private static readonly string[] _ofLists = ["__text_alert_list", "__text_alert_list_markdown", "pagerduty.default.instances"];

    private static string[] Upstream => [Read("043.tmpl"), Read("046.tmpl")];

    private static List<string> Names => [.. Upstream.SelectMany(text => Definition().Matches(text)).Select(m => m.Groups[1].Value)];

    [Fact]
    public void Every_name_of_upstreams_is_defined()
    {
        var own = DefaultTemplates.Files.SelectMany(file => Definition().Matches(file.Text)).Select(m => m.Groups[1].Value).ToHashSet();
        Assert.True(Names.Count >= 64);
        Assert.All(Names, name => Assert.Contains(name, own));
    }

    [Fact]
    public void What_is_not_upstreams_is_marked_as_our_own() => Assert.All(
        DefaultTemplates.Files.SelectMany(file => Definition().Matches(file.Text)).Select(m => m.Groups[1].Value).Except(Names),
        name => Assert.StartsWith("__tocsin_", name, StringComparison.Ordinal));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Each_gives_what_upstreams_gives_for_the_same_data(bool isHtml)
    {
        var upstream = Rendering.Defaults.With("default.tmpl", Upstream[0]).With("email.tmpl", Upstream[1]);
        foreach (var data in RandomData.Many(seed: 34, count: 40))
        {
            Assert.All(Names, name =>
            {
                var text = Call(name);
                var expected = Rendering.Of(upstream, text, data, isHtml);
                Assert.Equal("", expected.Error);
                Assert.Equal(expected, Rendering.Of(Rendering.Defaults, text, data, isHtml));
            });
        }
    }

    [Fact]
    public void A_users_template_takes_the_place_of_a_default_in_all_that_call_it()
    {
        var own = Rendering.Defaults.With("my.tmpl", """{{ define "__subject" }}My subject{{ end }}{{ define "slack.default.titlelink" }}my://link{{ end }}""");
        var data = RandomData.Many(seed: 1, count: 2).Last();
        Assert.Equal("My subject | my://link", Rendering.Of(own, Call("slack.default.fallback"), data).Output);
        Assert.Equal("My subject", Rendering.Of(own, Call("email.default.subject"), data).Output);
        Assert.NotEqual("My subject", Rendering.Of(Rendering.Defaults, Call("email.default.subject"), data).Output);
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(SharedFiles.Corpus, "templates", file));

    private static string Call(string name) => $"{{{{ template \"{name}\" {(_ofLists.Contains(name) ? ".Alerts" : ".")} }}}}";

    [GeneratedRegex("""\{\{-? *define "([^"]+)" *-?\}\}""")]
    private static partial Regex Definition();
}
