using Tocsin.Configuration;

namespace Tocsin.Notification.Jira;

public class JiraConfigTests
{
    private const string Needed = "project: OPS\nissue_type: Bug\n";

    private static readonly GlobalConfig _global = new() { JiraApiUrl = new Uri("https://x.atlassian.net/rest/api/2/") };

    [Fact]
    public void Defaults_are_alertmanagers()
    {
        var options = EntryReading.Of(Needed, JiraConfig.Read, _global).Good();

        Assert.Equal(new JiraText("""{{ template "jira.default.summary" . }}""", true), options.Summary);
        Assert.Equal(new JiraText("""{{ template "jira.default.description" . }}""", true), options.Description);
        Assert.Equal("""{{ template "jira.default.priority" . }}""", options.Priority);
        Assert.Equal((JiraApiType.Auto, TimeSpan.Zero, _global.JiraApiUrl), (options.ApiType, options.ReopenDuration, options.ApiUrl));
        Assert.Null(options.Fields);
        Assert.True(JiraConfig.Type.SendResolvedByDefault);
    }

    [Fact]
    public void All_keys_are_read()
    {
        var options = EntryReading.Of(
            Needed + """
            api_url: https://jira.example/rest/api/2
            api_type: datacenter
            summary: { template: s, enable_update: false }
            description: { enable_update: false }
            labels: [a, '{{ .Receiver }}']
            priority: High
            reopen_transition: Reopen
            resolve_transition: Done
            wont_fix_resolution: Won't Fix
            reopen_duration: 30d
            fields: { customfield_1: { value: '{{ .Status }}' }, customfield_2: [1, x] }
            """,
            JiraConfig.Read).Good();

        Assert.Equal(new JiraText("s", false), options.Summary);
        Assert.Equal(new JiraText(JiraOptions.DefaultDescription, false), options.Description);
        Assert.Equal((JiraApiType.Datacenter, "High", "Reopen", "Done", "Won't Fix", TimeSpan.FromDays(30)),
            (options.ApiType, options.Priority, options.ReopenTransition, options.ResolveTransition, options.WontFixResolution, options.ReopenDuration));
        Assert.Equal(["a", "{{ .Receiver }}"], options.Labels);
        Assert.IsType<ConfigSequence>(options.Fields?["customfield_2"]);
    }

    [Fact]
    public void A_text_alone_is_updated_too() => Assert.Equal(new JiraText("d", true), EntryReading.Of(Needed + "description: d", JiraConfig.Read, _global).Good().Description);

    [Theory]
    [InlineData("issue_type: Bug", "x: missing project in jira_config")]
    [InlineData("project: OPS", "x: missing issue_type in jira_config")]
    [InlineData(Needed + "api_type: server", "x.api_type: unknown api_type on jira_config, must be auto, cloud or datacenter")]
    [InlineData(Needed + "description: { text: d }", "x.description.text: unknown key (known here: enable_update, template)")]
    [InlineData(Needed + "labels: ['{{ nope }}']", "x.labels: template: :1: function \"nope\" not defined")]
    [InlineData(Needed + "fields: { a: [{ b: '{{ nope }}' }] }", "x.fields: template: :1: function \"nope\" not defined")]
    [InlineData(Needed + "fields: [a]", "x.fields: expected a mapping")]
    public void A_mistake_is_named(string yaml, string message) => Assert.Equal([message], EntryReading.Of(yaml, JiraConfig.Read, _global).Messages);

    [Fact]
    public void A_url_is_needed() => Assert.Equal(["x: no global Jira Cloud URL set"], EntryReading.Of(Needed, JiraConfig.Read).Messages);
}
