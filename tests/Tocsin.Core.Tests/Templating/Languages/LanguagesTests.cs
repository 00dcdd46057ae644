using Microsoft.Extensions.Time.Testing;
using Tocsin.Alerts;
using Tocsin.GoTemplates;

namespace Tocsin.Templating.Languages;

/// <summary>The languages besides PromQL, whose tests are those of the queries of enrichments.</summary>
public class LanguagesTests
{
    [Theory]
    [InlineData("""{app="{{ .Labels.x }}"} |= "{{ .Labels.x }}" |~ "{{ .Labels.x }}" """, "a.\"", """{app="a.\""} |= "a.\"" |~ "a\\.\"" """)]
    [InlineData("{app=~`{{ .Labels.x }}`} != `{{ .Labels.x }}`", "a.b", @"{app=~`a\.b`} != `a.b`")]
    [InlineData("{a=\"b\"} |~ \"x\" or \"{{ .Labels.x }}\" # c\n or `{{ .Labels.x }}` | c=~\"d\" or e=\"{{ .Labels.x }}\"", ".*", "{a=\"b\"} |~ \"x\" or \"\\\\.\\\\*\" # c\n or `\\.\\*` | c=~\"d\" or e=\".*\"")]
    [InlineData("""{a="b"} |= "x" or "{{ .Labels.x }}" """, ".*", """{a="b"} |= "x" or ".*" """)]
    [InlineData("""{a{{ if .Labels.x }}={{ else }} {{ end }}~"{{ .Labels.x }}"}""", ".*", """{a=~"\\.\\*"}""")]
    [InlineData("""{a="b"} {{ if .Labels.none }}|~ "x"{{ else }}|= "y"{{ end }} or "{{ .Labels.x }}" """, ".*", """{a="b"} |= "y" or "\\.\\*" """)]
    [InlineData("count_over_time({a=\"b\"}[{{ .Labels.x }}m]) > {{ .Labels.x }}", "5", "count_over_time({a=\"b\"}[5m]) > 5")]
    [InlineData("{a=\"b\"} {{ if eq .Labels.x \"y\" }}|~ \"x{{ .Labels.x }}\"{{ else }}|= \"{{ .Labels.x }}\"{{ end }}", "a|b", "{a=\"b\"} |= \"a|b\"")]
    public void A_value_of_logql_stays_in_its_place(string template, string value, string expected) => Assert.Equal(expected, Render(QueryLanguage.LogQl, template, value));

    [Theory]
    [InlineData("{app='{{ .Labels.x }}'}", "double quotes or backticks")]
    [InlineData("{a=\"b\"} |= {{ .Labels.x }}", "is no number")]
    [InlineData("{a=\"b\"} {{ if .Labels.x }}|~{{ else }}|={{ end }} \"{{ .Labels.x }}\"", "branches end in different contexts")]
    public void What_could_leave_its_place_in_logql_is_refused(string template, string reason) => Assert.Contains(reason, Render(QueryLanguage.LogQl, template, "x"), StringComparison.Ordinal);

    [Theory]
    [InlineData("{{ .Labels.x }} <https://docs|Docs>", "<!channel> & <@U1> <http://evil|Docs>", "&lt;!channel&gt; &amp; &lt;@U1&gt; &lt;http://evil|Docs&gt; <https://docs|Docs>")]
    [InlineData("<{{ .Labels.x }}|Docs> {{ .Labels.x }}", "https://docs/a|b>&<", "<https://docs/a%7Cb&gt;&amp;&lt;|Docs> https://docs/a|b&gt;&amp;&lt;")]
    [InlineData("<https://docs/{{ .Labels.x }}|{{ .Labels.x }}>", "a|b", "<https://docs/a%7Cb|a|b>")]
    [InlineData("a < b {{ .Labels.x }}\n{{ .Labels.x }}", "|", "a < b %7C\n|")]
    [InlineData("<{{ .Labels.x }}|Docs>", "!channel", "{{ .Labels.x }}: is no http or https URL, and nothing else may be linked")]
    [InlineData("<{{ .Labels.x }}>", "@U1", "{{ .Labels.x }}: is no http or https URL, and nothing else may be linked")]
    public void A_value_of_mrkdwn_makes_no_mention_and_no_link(string template, string value, string expected) => Assert.Equal(expected, Render(MrkdwnLanguage.Instance, template, value));

    [Theory]
    [InlineData("""{"a":"x {{ .Labels.x }}","b":{{ .Labels.x }},"n":{{ len .Labels }},"m":{{ stringSlice "a" }}}""", "\"},\n\\", """{"a":"x \"},\n\\","b":"\"},\n\\","n":1,"m":["a"]}""")]
    [InlineData("""["\"{{ .Labels.x }}"]""", "5", """["\"5"]""")]
    public void A_value_of_json_is_one_string_or_one_value(string template, string value, string expected) => Assert.Equal(expected, Render(JsonLanguage.Instance, template, value));

    [Theory]
    [InlineData("""["\{{ .Labels.x }}"]""", "backslash")]
    [InlineData("""["{{ .Labels.x }}""", "a string is not ended")]
    public void What_could_leave_its_place_in_json_is_refused(string template, string reason) => Assert.Contains(reason, Render(JsonLanguage.Instance, template, "x"), StringComparison.Ordinal);

    [Theory]
    [InlineData("https://host/a/{{ .Labels.x }}/b?q={{ .Labels.x }}&y=1#{{ .Labels.x }}", "a/b?c&d=ü #", "https://host/a/a%2Fb%3Fc%26d%3D%C3%BC%20%23/b?q=a%2Fb%3Fc%26d%3D%C3%BC%20%23&y=1#a%2Fb%3Fc%26d%3D%C3%BC%20%23")]
    [InlineData("/{{ .Labels.x }}/b", "//evil", "/%2F%2Fevil/b")]
    [InlineData("https://host?x={{ .Labels.x }}", "..", "https://host?x=..")]
    public void A_value_of_a_url_stays_one_segment_or_one_value(string template, string value, string expected) => Assert.Equal(expected, Render(UrlLanguage.Instance, template, value));

    [Theory]
    [InlineData("{{ .Labels.x }}", "x", "scheme or the host")]
    [InlineData("{{ .Labels.x }}://host/", "x", "scheme or the host")]
    [InlineData("https://{{ .Labels.x }}/", "x", "scheme or the host")]
    [InlineData("https://host{{ .Labels.x }}/", "x", "scheme or the host")]
    [InlineData("https://host:{{ .Labels.x }}", "x", "scheme or the host")]
    [InlineData("//{{ .Labels.x }}/", "x", "scheme or the host")]
    [InlineData("https:///{{ .Labels.x }}/", "evil", "scheme or the host")]
    [InlineData("/\\{{ .Labels.x }}/", "evil", "scheme or the host")]
    [InlineData("http:\\\\{{ .Labels.x }}", "evil", "scheme or the host")]
    [InlineData("https://host/{{ .Labels.x }}/b", "..", "dot segment")]
    [InlineData("/{{ .Labels.none }}/evil", "x", "empty")]
    public void A_value_that_would_lead_elsewhere_is_refused(string template, string value, string reason) => Assert.Contains(reason, Render(UrlLanguage.Instance, template, value), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{a="{{ or .Labels.none .Labels.x }}"}""", """{a="v"}""")]
    [InlineData("""{{ with .Labels.none }}{a="{{ . }}"}{{ else }}{b="{{ .Labels.x }}"}{{ end }}""", """{b="v"}""")]
    [InlineData("""{a="{{ .Labels.none }}"}""", """{{ .Labels.none }}: the alert has no label "none".""")]
    [InlineData("""{a="{{ index .Annotations "a.b" }}"}""", """{{ index .Annotations "a.b" }}: the alert has no annotation "a.b".""")]
    [InlineData("""{a="{{ printf "%s" .Labels.none }}"}""", """{{ printf "%s" .Labels.none }}: is empty.""")]
    [InlineData("""{ä="{{ "x" }}{{ mustToDate "2006" .Labels.x }}"}""", """{{ mustToDate "2006" .Labels.x }}: parsing time "v" as "2006": cannot parse "v" as "2006".""")]
    [InlineData("a\n{{ nope }}", "line 2: function \"nope\" not defined.")]
    [InlineData("a\n{{ template \"none\" }}", "{{ template \"none\" }}: no such template \"none\".")]
    [InlineData("a\n'x", "PromQL: a string is not ended.")]
    public void What_is_wrong_is_told_with_the_action_and_an_absent_label_is_false(string template, string expected)
    {
        var rendered = Render(QueryLanguage.PromQl, template, "v");
        Assert.Equal(expected.EndsWith('.') ? expected[..^1] : expected, rendered);
    }

    [Fact]
    public void The_clock_is_the_one_that_the_template_was_read_with()
    {
        var alert = new Alert { Labels = LabelSet.Empty, StartsAt = DateTimeOffset.UnixEpoch, EndsAt = default, UpdatedAt = default };
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddSeconds(90));
        Assert.True(AlertTemplate.TryParse("up offset {{ (since .StartsAt).Milliseconds }}ms @ {{ now.Unix }}", QueryLanguage.PromQl, clock, out var template, out var error), error);
        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.True(template.TryRender(alert, out var text, out error), error);
        Assert.Equal("up offset 100000ms @ 100", text);
    }

    private static string Render(OutputLanguage language, string template, string value)
    {
        var alert = new Alert { Labels = LabelSet.Of(("x", value)), StartsAt = default, EndsAt = default, UpdatedAt = default };
        return AlertTemplate.TryParse(template, language, TimeProvider.System, out var read, out var error) && read.TryRender(alert, out var text, out error) ? text : error!;
    }
}
