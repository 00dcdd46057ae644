using System.Text.Json.Nodes;
using Tocsin.Server.Api;
using Tocsin.Testing;

namespace Tocsin.EndToEnd.Silences;

/// <summary>The real amtool talks to the silences' part of the API.</summary>
public sealed class AmtoolSilenceTests
{
    private const string Amtool = "/usr/bin/amtool";

    [Fact]
    public async Task Amtool_adds_queries_updates_and_expires_silences()
    {
        SkipWithoutAmtool();
        await using var server = await SilenceServer.StartAsync();

        var id = await RunAsync(server, "silence", "add", "-a", "me", "-c", "why not", "-d", "1h", "alertname=X", "instance=~a.*", "team!=b");
        Assert.Equal($"{id}\n", await RunAsync(server, "silence", "query", "-q", "alertname=X") + "\n");
        Assert.Equal("", await RunAsync(server, "silence", "query", "-q", "alertname=Y"));
        Assert.Contains("why not", await RunAsync(server, "silence", "query", "--created-by", "me"), StringComparison.Ordinal);

        var shown = await RunAsync(server, "silence", "update", "-d", "2h", "-c", "changed", id);
        Assert.Contains(id, shown, StringComparison.Ordinal);
        Assert.Contains("changed", await RunAsync(server, "silence", "query"), StringComparison.Ordinal);

        await RunAsync(server, "silence", "expire", id);
        Assert.Equal("", await RunAsync(server, "silence", "query", "-q"));
        Assert.Equal(id, await RunAsync(server, "silence", "query", "-q", "--expired"));
    }

    [Fact]
    public async Task Amtool_imports_what_it_exported_again_with_new_ids_where_the_old_ones_are_unknown()
    {
        SkipWithoutAmtool();
        using var folder = new TemporaryFolder();
        await using var first = await SilenceServer.StartAsync();
        await using var second = await SilenceServer.StartAsync();
        var id = await RunAsync(first, "silence", "add", "-a", "me", "-c", "c", "-d", "1h", "alertname=X");
        var exported = await RunAsync(first, "-o", "json", "silence", "query");
        var file = folder.Write("silences.json", exported);

        await RunAsync(first, "silence", "import", file);
        await RunAsync(second, "silence", "import", file);

        Assert.Equal(id, await RunAsync(first, "silence", "query", "-q"));
        Assert.NotEqual(id, await RunAsync(second, "silence", "query", "-q"));
        Assert.Equal("X", (string?)JsonNode.Parse(await RunAsync(second, "-o", "json", "silence", "query"))![0]!["matchers"]![0]!["value"]);
    }

    private static async Task<string> RunAsync(SilenceServer server, params string[] arguments)
    {
        var (code, output) = await Command.RunAsync(
            Amtool, [$"--alertmanager.url={server.Address}", "--no-version-check", .. arguments], cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(code == 0, output);
        return output.Trim();
    }

    private static void SkipWithoutAmtool()
    {
        if (!File.Exists(Amtool))
        {
            const string Missing = "amtool is not there; on Debian, install the package prometheus-alertmanager";
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", Missing);
            Assert.Skip(Missing);
        }
    }
}
