using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Tocsin.Testing.Processes;

/// <summary>Talks to a server as senders and people do.</summary>
public sealed class TocsinClient(Uri url) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = url, Timeout = TimeSpan.FromSeconds(30) };

    public async Task<TocsinAnswer> PostAsync(string path, string json, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(json));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await _http.PostAsync(new Uri(path, UriKind.Relative), content, cancellationToken);
        return await ReadAsync(answer, cancellationToken);
    }

    public Task<TocsinAnswer> PostAlertAsync(string json, CancellationToken cancellationToken) => PostAsync("/alert", json, cancellationToken);

    public async Task<TocsinAnswer> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
        return await ReadAsync(answer, cancellationToken);
    }

    public async Task<TocsinAnswer> DeleteAsync(string path, CancellationToken cancellationToken)
    {
        using var answer = await _http.DeleteAsync(new Uri(path, UriKind.Relative), cancellationToken);
        return await ReadAsync(answer, cancellationToken);
    }

    /// <summary>The alerts that fire.</summary>
    public async Task<IReadOnlyList<JsonElement>> AlertsAsync(CancellationToken cancellationToken)
    {
        var answer = await GetAsync("/api/v2/alerts", cancellationToken);
        if (!answer.IsSuccess)
        {
            throw new InvalidOperationException($"GET /api/v2/alerts answered {answer.Status}: {answer.Body}");
        }

        using var document = JsonDocument.Parse(answer.Body);
        return [.. document.RootElement.Clone().EnumerateArray()];
    }

    public void Dispose() => _http.Dispose();

    private static async Task<TocsinAnswer> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken) =>
        new((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken), answer.Headers.RetryAfter?.ToString() ?? "");
}
