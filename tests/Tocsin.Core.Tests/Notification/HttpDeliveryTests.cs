using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Tocsin.Testing.StandIns;

namespace Tocsin.Notification;

public class HttpDeliveryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_connection_that_is_refused_is_tried_again_and_no_part_of_the_url_is_told()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var result = await PostAsync($"http://user:pass4711word@127.0.0.1:{port}/hook/tocsin0secret0token?key=other0secret1", TimeProvider.System);
        Assert.Equal(new DeliveryResult(DeliveryOutcome.Retry, "could not connect: ConnectionRefused", "other"), result);
    }

    [Fact]
    public async Task A_name_that_does_not_resolve_is_tried_again()
    {
        var result = await PostAsync("http://tocsin0secret0host.invalid/x", TimeProvider.System);
        Assert.Equal(DeliveryOutcome.Retry, result.Outcome);
        Assert.StartsWith("could not connect", result.Answer, StringComparison.Ordinal);
        Assert.DoesNotContain("tocsin0secret0host", result.Answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://host/tocsin0secret0token")]
    [InlineData("no url tocsin0secret0token")]
    [InlineData("")]
    public async Task What_is_no_http_url_is_not_sent_to(string url)
    {
        var result = await PostAsync(url, TimeProvider.System);
        Assert.Equal(new DeliveryResult(DeliveryOutcome.Retry, "the configured URL is no http or https URL", "other"), result);
    }

    [Fact]
    public async Task A_receiver_that_hangs_is_given_up_after_the_configured_timeout()
    {
        await using var recorder = await WebhookRecorder.StartAsync(cancellationToken: Token);
        recorder.HangNext(1);
        var time = new FakeTimeProvider();
        var sending = Delivery(time).PostJsonAsync(Post(recorder.Url) with { Timeout = TimeSpan.FromSeconds(30) }, Token);
        await UntilAsync(() => recorder.Requests.Count == 1);
        time.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(new DeliveryResult(DeliveryOutcome.Retry, "no answer within 30s", "contextDeadlineExceeded", MayHaveArrived: true), await sending);
    }

    [Fact]
    public async Task Without_a_timeout_an_attempt_lasts_until_it_is_cancelled_and_that_is_no_failure()
    {
        await using var recorder = await WebhookRecorder.StartAsync(cancellationToken: Token);
        recorder.HangNext(1);
        using var stop = new CancellationTokenSource();
        var time = new FakeTimeProvider();
        var sending = Delivery(time).PostJsonAsync(Post(recorder.Url), stop.Token);
        await UntilAsync(() => recorder.Requests.Count == 1);
        time.Advance(TimeSpan.FromDays(2));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task A_date_to_retry_after_becomes_a_wait()
    {
        await using var recorder = await WebhookRecorder.StartAsync(cancellationToken: Token);
        var time = new FakeTimeProvider(Samples.Now);
        recorder.FailNext(1, 503, retryAfter: Samples.Now.AddSeconds(90).ToString("R", CultureInfo.InvariantCulture));
        recorder.FailNext(1, 503, retryAfter: Samples.Now.AddSeconds(-90).ToString("R", CultureInfo.InvariantCulture));
        recorder.FailNext(1, 503, retryAfter: "soon");
        Assert.Equal(TimeSpan.FromSeconds(90), (await PostAsync(recorder.Url, time)).RetryAfter);
        Assert.Equal(TimeSpan.Zero, (await PostAsync(recorder.Url, time)).RetryAfter);
        Assert.Null((await PostAsync(recorder.Url, time)).RetryAfter);
    }

    [Fact]
    public async Task The_user_part_of_a_url_becomes_basic_authentication()
    {
        await using var recorder = await WebhookRecorder.StartAsync(cancellationToken: Token);
        await PostAsync(recorder.Url.Replace("http://", "http://me:p%40ss@", StringComparison.Ordinal), TimeProvider.System);
        Assert.Equal("Basic " + Convert.ToBase64String("me:p@ss"u8), recorder.Requests.Single().Headers["Authorization"]);
    }

    [Fact]
    public async Task A_long_answer_is_shortened_and_made_one_line()
    {
        await using var recorder = await WebhookRecorder.StartAsync(cancellationToken: Token);
        recorder.FailNext(1, 400, "bad\u001b\r\nalert" + new string('x', 100_000));
        var result = await PostAsync(recorder.Url, TimeProvider.System);
        Assert.Equal(DeliveryOutcome.Rejected, result.Outcome);
        Assert.StartsWith("unexpected status code 400: bad   alertxxx", result.Answer, StringComparison.Ordinal);
        Assert.True(result.Answer.Length < 600);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_counts_by_its_status()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var sending = PostAsync($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/", TimeProvider.System);
        using (var connection = await listener.AcceptSocketAsync(Token))
        {
            await connection.ReceiveAsync(new byte[4096], Token);
            await connection.SendAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhal"), Token);
        }

        Assert.Equal(DeliveryResult.Delivered("HTTP 200"), await sending);
    }

    private static Task<DeliveryResult> PostAsync(string url, TimeProvider time) => Delivery(time).PostJsonAsync(Post(url), Token);

    private static HttpPost Post(string url) => new()
    {
        Url = url,
        Body = "{}"u8.ToArray(),
        Judge = answer => answer.IsSuccess ? answer.Delivered() : answer.Failed(retriesRateLimit: true),
    };

    private static HttpDelivery Delivery(TimeProvider time) => new(HttpDelivery.CreateClient(), time);

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(5, Token);
        }
    }
}
