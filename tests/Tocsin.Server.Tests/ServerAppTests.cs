using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Tocsin.Configuration;
using Tocsin.Server.Commands;
using Tocsin.Storage;
using Tocsin.Testing;

namespace Tocsin.Server;

/// <summary>The whole server, in process, over real HTTP.</summary>
public sealed class ServerAppTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_says_that_it_is_healthy_and_ready()
    {
        await using var app = await StartAsync(Options());
        using var http = Client(app);

        Assert.Equal("""{"status":"healthy"}""", await http.GetStringAsync("/health", Cancel));
        Assert.Equal("OK", await http.GetStringAsync("/-/healthy", Cancel));
        Assert.Equal("OK", await http.GetStringAsync("/-/ready", Cancel));
    }

    [Fact]
    public async Task An_alert_that_was_answered_with_success_is_listed_and_survives_a_restart()
    {
        await using (var app = await StartAsync(Options()))
        {
            using var http = Client(app);
            Assert.Equal("""{"status":"success"}""", await PostAsync(http, "/alert", """{"labels":{"alertname":"Down","pod":"a"},"annotations":{"summary":"down & <out>"}}"""));
        }

        await using var again = await StartAsync(Options());
        using var client = Client(again);
        var alert = Assert.Single(await client.GetFromJsonAsync<JsonElement[]>("/api/v2/alerts", Cancel) ?? []);
        Assert.Equal("Down", alert.GetProperty("labels").GetProperty("alertname").GetString());
        Assert.Equal("down & <out>", alert.GetProperty("annotations").GetProperty("summary").GetString());
        Assert.Equal("default", alert.GetProperty("receivers")[0].GetProperty("name").GetString());
        Assert.Equal("active", alert.GetProperty("status").GetProperty("state").GetString());
    }

    [Fact]
    public async Task An_alert_whose_receiver_has_no_integration_is_stored_and_reported_as_ignored()
    {
        var file = _folder.Write("tocsin.yml", "route: { receiver: nobody }\nreceivers: [{ name: nobody }]\n");
        await using var app = await StartAsync(Options() with { ConfigFile = file });
        using var http = Client(app);

        Assert.Equal("""{"status":"ignored"}""", await PostAsync(http, "/alert", """{"labels":{"alertname":"Down"}}"""));
        Assert.Single(await http.GetFromJsonAsync<JsonElement[]>("/api/v2/alerts", Cancel) ?? []);
    }

    [Fact]
    public async Task The_link_back_in_messages_leads_to_the_alerts()
    {
        await using var app = await StartAsync(Options());
        using var http = Client(app);

        Assert.Equal("[]", await http.GetStringAsync("/", Cancel));
    }

    [Fact]
    public async Task A_filter_that_would_be_ignored_is_refused()
    {
        await using var app = await StartAsync(Options());
        using var http = Client(app);

        var answer = await http.GetAsync("/api/v2/alerts?filter=a%3Db", Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("filter", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_metrics_count_what_came_in_and_what_went_out()
    {
        await using var app = await StartAsync(Options());
        using var http = Client(app);
        await PostAsync(http, "/alert", """{"labels":{"alertname":"Down"}}""");

        var metrics = await http.GetStringAsync("/metrics", Cancel);

        Assert.Contains("tocsin_alerts_received_total{source=\"alert\",status=\"firing\"} 1", metrics, StringComparison.Ordinal);
        Assert.Contains("tocsin_alerts_active 1", metrics, StringComparison.Ordinal);
        Assert.Contains("tocsin_journal_commit_duration_seconds_count", metrics, StringComparison.Ordinal);
        Assert.Contains("tocsin_journal_queue_length 0", metrics, StringComparison.Ordinal);
        Assert.Contains("tocsin_store_away 0", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_configuration_that_cannot_be_used_stops_the_start()
    {
        var exception = await Assert.ThrowsAsync<ConfigException>(() => ServerApp.RunAsync(Options() with { ConfigFile = "/no/such/file.yml" }, Cancel));

        Assert.Equal("/no/such/file.yml: no such file", exception.Message);
    }

    [Fact]
    public async Task A_folder_that_another_server_uses_stops_the_start()
    {
        await using var app = await StartAsync(Options());

        await Assert.ThrowsAsync<StoreUnusableException>(() => StartAsync(Options()));
        Assert.Equal(CommandLine.Failed, await ServerApp.RunAsync(Options(), Cancel));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<ServerApp> StartAsync(ServeOptions options)
    {
        var app = new ServerApp(options);
        try
        {
            await app.StartAsync(Cancel);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    private static HttpClient Client(ServerApp app) => new() { BaseAddress = app.Urls.First() };

    private static async Task<string> PostAsync(HttpClient http, string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var answer = await http.PostAsync(path, content, Cancel);
        return await answer.Content.ReadAsStringAsync(Cancel);
    }

    private ServeOptions Options() => TestOptions.In(_folder);
}
