using System.Text.RegularExpressions;
using Tocsin.Configuration;
using Tocsin.EndToEnd.Deployment;
using Tocsin.Pipeline.Settings;
using Tocsin.Testing;

namespace Tocsin.EndToEnd.Docs;

/// <summary>Whose configuration a text is, and the check that its owner makes of it.</summary>
internal static partial class ConfigKind
{
    private const string Amtool = "/usr/bin/amtool";

    private static readonly string[] _ofPrometheus = ["alerting", "rule_files", "scrape_configs", "remote_write"];
    private static readonly string[] _ofTocsin =
    [
        "global", "route", "receivers", "inhibit_rules", "time_intervals", "mute_time_intervals", "templates", "tracing", "event_recorder", "sources", "enrichments",
    ];

    /// <param name="text">The configuration.</param>
    /// <param name="name">The name the file has, where the text alone can't tell: <c>alertmanager.yml</c>; else empty.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    public static async Task CheckAsync(string text, string name, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var keys = TopKey().Matches(text).Select(m => m.Groups[1].Value).ToList();
        if (name == "alertmanager.yml")
        {
            await CheckWithAmtoolAsync(folder.Write(name, text), cancellationToken);
        }
        else if (keys.Intersect(_ofPrometheus).Any())
        {
            var (exitCode, output) = await Promtool.RunAsync(cancellationToken, "check", "config", folder.Write("prometheus.yml", text));
            Assert.True(exitCode == 0, output);
        }
        else
        {
            Assert.All(keys, key => Assert.Contains(key, _ofTocsin));
            CheckWithTocsin(folder.Write("tocsin.yml", Complete(text, keys)));
        }
    }

    /// <summary>Skips the test where amtool is missing; where it has to be there, the test fails.</summary>
    public static void RequireAmtool()
    {
        if (!File.Exists(Amtool))
        {
            const string Missing = "amtool is not there; on Debian, install the package prometheus-alertmanager";
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", Missing);
            Assert.Skip(Missing);
        }
    }

    private static void CheckWithTocsin(string file)
    {
        try
        {
            LoadedConfig.FromFile(file, TimeProvider.System);
        }
        catch (ConfigException e)
        {
            Assert.Fail(e.Message);
        }
    }

    private static async Task CheckWithAmtoolAsync(string file, CancellationToken cancellationToken)
    {
        RequireAmtool();
        var (exitCode, output) = await Command.RunAsync(Amtool, ["check-config", file], cancellationToken: cancellationToken);
        Assert.True(exitCode == 0, output);
    }

    /// <summary>Puts in front of a part of a configuration what every configuration has.</summary>
    private static string Complete(string text, List<string> keys) =>
        keys.Contains("route") ? text : $"route: {{ receiver: example }}\nreceivers: [{{ name: example }}]\n{text}";

    [GeneratedRegex("^([a-z_]+):", RegexOptions.Multiline)]
    private static partial Regex TopKey();
}
