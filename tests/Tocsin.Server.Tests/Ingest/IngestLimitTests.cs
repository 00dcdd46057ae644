using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace Tocsin.Server.Ingest;

public sealed class IngestLimitTests
{
    private const string Valid = """{"labels":{"alertname":"X"}}""";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/alert", 1000, false)]
    [InlineData("/alert", 1000, true)]
    [InlineData("/webhook/alertmanager", 3000, false)]
    [InlineData("/webhook/alertmanager", 3000, true)]
    public async Task A_body_up_to_the_limit_is_read_and_a_larger_one_refused(string path, int limit, bool chunked)
    {
        await using var server = await IngestServer.StartAsync(new IngestLimits { MaxAlertBody = 1000, MaxBody = 3000 });
        var alert = $$"""{"alerts":[{{Valid}}]}""";

        Assert.Equal((200, """{"status":"success"}"""), await PostAsync(server, path, alert.PadRight(limit), chunked));
        Assert.Equal((413, $$"""{"status":"error","error":"the body is larger than {{limit}} bytes"}"""), await PostAsync(server, path, alert.PadRight(limit + 1), chunked));
        Assert.Equal(413, (await PostAsync(server, path, alert.PadRight(200 * limit), chunked)).Status);
        Assert.Equal(1, server.Submissions);
    }

    [Fact]
    public async Task The_limits_are_above_what_the_server_allows_by_itself()
    {
        await using var server = await IngestServer.StartAsync();

        Assert.Equal((200, ""), await PostAsync(server, "/api/v2/alerts", $"[{Valid}]".PadRight(32 << 20), chunked: true));
        Assert.Equal(
            (413, """{"code":413,"message":"the body is larger than 33554432 bytes"}"""),
            await PostAsync(server, "/api/v2/alerts", $"[{Valid}]".PadRight((32 << 20) + 1), chunked: true));
    }

    [Fact]
    public async Task Who_finds_no_room_for_its_body_waits_and_is_then_sent_away()
    {
        var time = new FakeTimeProvider();
        await using var server = await IngestServer.StartAsync(new IngestLimits { MaxBody = 64 << 10, MaxAlertBody = 64 << 10, MaxBuffered = 64 << 10 }, time);
        var hold = server.Hold = new TaskCompletionSource();
        var first = PostAsync(server, "/alert", Valid);
        await UntilAsync(() => server.Submissions == 1);

        var second = PostAsync(server, "/api/v2/alerts", $"[{Valid}]");
        while (!second.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(second, Task.Delay(10, Cancelled));
        }

        Assert.Equal((503, "\"too many alerts at once, nothing was taken; send them again\"\n"), await second);
        hold.SetResult();
        Assert.Equal(200, (await first).Status);
        Assert.Equal(200, (await PostAsync(server, "/alert", Valid)).Status);
    }

    [Fact]
    public async Task A_sender_that_never_ends_its_body_is_sent_away()
    {
        var time = new FakeTimeProvider();
        await using var server = await IngestServer.StartAsync(time: time);
        using var connection = await ConnectAsync(server);

        var answer = ReadAsync(connection);
        while (!answer.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(10));
            await Task.WhenAny(answer, Task.Delay(10, Cancelled));
        }

        Assert.StartsWith("HTTP/1.1 408 ", await answer, StringComparison.Ordinal);
        Assert.Equal(0, server.Submissions);
    }

    [Fact]
    public async Task A_sender_that_goes_away_leaves_its_room_to_others()
    {
        await using var server = await IngestServer.StartAsync(new IngestLimits { MaxBody = 64 << 10, MaxAlertBody = 64 << 10, MaxBuffered = 64 << 10 });
        for (var i = 0; i < 20; i++)
        {
            (await ConnectAsync(server)).Dispose();
        }

        Assert.Equal(200, (await PostAsync(server, "/alert", Valid)).Status);
        Assert.Equal(1, server.Submissions);
    }

    private static async Task<TcpClient> ConnectAsync(IngestServer server)
    {
        var connection = new TcpClient();
        await connection.ConnectAsync(server.Address.Host, server.Address.Port, Cancelled);
        var head = "POST /alert HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"labels\":"u8.ToArray();
        await connection.GetStream().WriteAsync(head, Cancelled);
        return connection;
    }

    private static async Task<string> ReadAsync(TcpClient connection)
    {
        var buffer = new byte[4096];
        var read = await connection.GetStream().ReadAsync(buffer, Cancelled);
        return Encoding.UTF8.GetString(buffer, 0, read);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(5, Cancelled);
        }
    }

    private static async Task<(int Status, string Body)> PostAsync(IngestServer server, string path, string body, bool chunked = false)
    {
        using var content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(body)));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.TransferEncodingChunked = chunked;
        using var response = await server.Client.SendAsync(request, Cancelled);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Cancelled));
    }
}
