using Tocsin.Testing.Processes;
using Tocsin.Testing.StandIns;

namespace Tocsin.EndToEnd.Paging;

/// <summary>A Prometheus that hangs makes a page poorer, and late by no more than the budget.</summary>
[Collection(Alone.Name)]
public sealed class HangingPrometheusTests
{
    private static readonly TimeSpan _budget = TimeSpan.FromSeconds(5);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_message_arrives_within_the_budget_and_a_second_and_says_what_is_missing()
    {
        using var hanging = new HangingServer();
        await using var slack = await SlackStandIn.StartAsync(cancellationToken: Cancel);
        var environment = new Dictionary<string, string> { ["SLACK_WEBHOOK_URL"] = slack.Url, ["PROMETHEUS_URL"] = hanging.Url.ToString() };
        await using var server = await TocsinProcess.StartAsync(new TocsinOptions { Environment = environment }, Cancel);

        var posted = TimeProvider.System.GetUtcNow();
        Assert.Equal("200", (await ExampleAlert.PostAsync(server, Cancel)).Status);
        var message = await slack.MessageAsync("KubePodCrashLooping", TimeSpan.FromSeconds(30), server, Cancel);

        Assert.True(message.At - posted <= _budget + TimeSpan.FromSeconds(1), $"it took {message.At - posted}\n{server.Log}");
        Assert.Matches("""\*CPU\*\\nN/A - [^"]*""", message.Text);
        Assert.Matches("""\*Memory\*\\nN/A - [^"]*""", message.Text);
    }
}
