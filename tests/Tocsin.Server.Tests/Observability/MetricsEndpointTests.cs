using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Tocsin.Server.Observability;

public sealed class MetricsEndpointTests
{
    [Fact]
    public async Task The_endpoint_answers_in_the_text_format_and_promtool_finds_nothing_wrong_in_it()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddTocsinMetrics();
        await using var app = builder.Build();
        app.MapMetrics();
        var meter = app.Services.GetRequiredService<IMeterFactory>().Create(MetricsExposition.MeterName);
        meter.CreateCounter<long>("tocsin_notifications_total", description: "Notifications, by outcome.")
            .Add(1, new KeyValuePair<string, object?>("receiver", "équipe \"a\"\n"));
        meter.CreateHistogram<double>("tocsin_commit_duration_seconds", description: "Commits.").Record(0.01);
        await app.StartAsync(cancellationToken);

        using var client = new HttpClient();
        using var response = await client.GetAsync(new Uri($"{app.Urls.Single()}/metrics"), cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);

        Assert.Equal(PrometheusText.ContentType, response.Content.Headers.ContentType?.ToString());
        Assert.Contains("tocsin_notifications_total{receiver=\"équipe \\\"a\\\"\\n\"} 1\n", text, StringComparison.Ordinal);
        await CheckWithPromtoolAsync(text, cancellationToken);
    }

    private static async Task CheckWithPromtoolAsync(string text, CancellationToken cancellationToken)
    {
        var path = Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(folder => Path.Combine(folder, "promtool")).FirstOrDefault(File.Exists);
        if (path is null)
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "promtool is missing: install Debian's prometheus.");
            Assert.Skip("promtool is missing: install Debian's prometheus.");
        }

        var start = new ProcessStartInfo(path, ["check", "metrics"]) { RedirectStandardInput = true, RedirectStandardError = true };
        using var promtool = Process.Start(start)!;
        await promtool.StandardInput.WriteAsync(text.AsMemory(), cancellationToken);
        promtool.StandardInput.Close();
        var complaints = await promtool.StandardError.ReadToEndAsync(cancellationToken);
        await promtool.WaitForExitAsync(cancellationToken);

        Assert.True(promtool.ExitCode == 0, complaints);
        Assert.Equal("", complaints);
    }
}
