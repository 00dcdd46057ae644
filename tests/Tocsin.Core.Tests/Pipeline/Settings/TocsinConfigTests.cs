using Tocsin.Configuration;
using Tocsin.Notification;
using Tocsin.Testing;

namespace Tocsin.Pipeline.Settings;

public class TocsinConfigTests
{
    private const string Good =
        """
        global:
          resolve_timeout: 10m
        route:
          receiver: payments
          group_by: [alertname]
        receivers:
        - name: payments
          webhook_configs: [{ url: 'http://hook/x' }]
        - name: blackhole
        """;

    [Fact]
    public void A_good_file_is_read_whole()
    {
        var config = TocsinConfig.Parse(Good, "good.yml", TimeProvider.System, TestIntegration.All);

        Assert.Equal(TimeSpan.FromMinutes(10), config.Global.ResolveTimeout);
        Assert.Equal("payments", config.Routes.Root.Receiver);
        Assert.Equal(["payments", "blackhole"], config.Receivers.Select(r => r.Name));
        Assert.Equal(TimeSpan.FromDays(7), config.ExpireAfter);
    }

    [Fact]
    public void Every_top_key_of_alertmanager_is_read()
    {
        var config = TocsinConfig.Parse(
            Good + """

            inhibit_rules: [{ source_matchers: ['severity="critical"'], target_matchers: ['severity="warning"'], equal: [cluster] }]
            mute_time_intervals: [{ name: nights, time_intervals: [{ times: [{ start_time: '00:00', end_time: '06:00' }] }] }]
            time_intervals: [{ name: weekends, time_intervals: [{ weekdays: [saturday, sunday] }] }]
            templates: [nowhere/*.tmpl]
            tracing: { endpoint: 'otel:4317' }
            event_recorder: { file_outputs: [{ path: events.jsonl }] }
            """,
            "conf/good.yml", TimeProvider.System, TestIntegration.All);

        Assert.Equal(["cluster"], Assert.Single(config.InhibitRules).Equal);
        Assert.Equal(["nights", "weekends"], config.TimeIntervals.Keys.Order());
        Assert.Equal(["nowhere/*.tmpl"], config.UnmatchedTemplates);
        Assert.Equal("otel:4317", config.Tracing?.Endpoint);
        Assert.Equal([Path.Combine("conf", "events.jsonl")], config.EventRecorder?.Files);
        Assert.Equal(["tracing", "event_recorder"], config.Warnings.Select(w => w.Message.Split(':')[0]));
    }

    [Fact]
    public void A_route_may_name_the_time_intervals_of_both_lists_and_no_others()
    {
        const string Times = "time_intervals: [{ name: a }]\nmute_time_intervals: [{ name: b }]\nreceivers: [{ name: r }]\n";

        TocsinConfig.Parse(Times + "route: { receiver: r, routes: [{ mute_time_intervals: [a, b], active_time_intervals: [a, b] }] }", "good.yml", TimeProvider.System, []);
        var exception = Assert.Throws<ConfigException>(() =>
            TocsinConfig.Parse(Times + "route: { receiver: r, routes: [{ mute_time_intervals: [c] }] }", "bad.yml", TimeProvider.System, []));

        Assert.Contains("undefined time interval \"c\" used in route", Assert.Single(exception.Errors).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("global:\n")]
    [InlineData("global: {}\n")]
    public void Without_a_global_section_its_defaults_hold(string global)
    {
        var config = TocsinConfig.Parse(global + "route: { receiver: 5 }\nreceivers: [{ name: '5' }]\n", "good.yml", TimeProvider.System, []);

        Assert.Equal(TimeSpan.FromMinutes(5), config.Global.ResolveTimeout);
    }

    [Fact]
    public void Keys_of_other_folders_are_known_once_somebody_reads_them()
    {
        var names = new List<string>();

        TocsinConfig.Parse(Good + "\nsources: { prom: {} }\n", "good.yml", TimeProvider.System, TestIntegration.All, root => names.AddRange(root.Named("sources").Select(s => s.Name)));

        Assert.Equal(["prom"], names);
    }

    [Fact]
    public void What_somebody_else_finds_wrong_is_reported_with_the_rest()
    {
        var exception = Assert.Throws<ConfigException>(() =>
            TocsinConfig.Parse("route: {}\nsources: 5\n", "bad.yml", TimeProvider.System, [], root => root.Error("sources", "is odd")));

        Assert.Contains("line 2, column 10: sources: is odd", exception.Errors.Select(e => e.ToString()));
        Assert.Contains("line 1, column 8: route: root route must specify a default receiver", exception.Errors.Select(e => e.ToString()));
    }

    [Fact]
    public void A_file_is_read_from_disk()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("good.yml", Good);

        Assert.Equal("payments", TocsinConfig.Load(path, TimeProvider.System, TestIntegration.All).Routes.Root.Receiver);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_named_with_the_reason()
    {
        using var folder = new TemporaryFolder();
        var missing = Path.Combine(folder.Path, "missing.yml");

        Assert.Equal($"{missing}: no such file", Failure(missing));
        Assert.Equal($"{missing}/x: no such file", Failure(missing + "/x"));
        Assert.Equal($"{folder.Path}: is a folder, not a file", Failure(folder.Path));
    }

    [Fact]
    public void A_file_without_end_is_refused_and_not_read_into_memory()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "this system has no /dev/zero");

        Assert.Equal("/dev/zero: the file is larger than 10 MiB", Failure("/dev/zero"));
    }

    private static string Failure(string path) => Assert.Throws<ConfigException>(() => TocsinConfig.Load(path, TimeProvider.System, [])).Message;
}
