using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Tocsin.Enrichment.Prometheus;

/// <summary>Asks one source over the HTTP API, one request per call. All that can go wrong out there comes back as an answer.</summary>
/// <param name="source">Whom to ask.</param>
/// <param name="http">Must not follow redirects: they would carry the credentials elsewhere.</param>
/// <param name="time">The clock.</param>
internal sealed class PrometheusClient(PrometheusSource source, HttpClient http, TimeProvider time)
{
    /// <summary>Largest body that is read, in bytes.</summary>
    public const int MaxBody = 4 * 1024 * 1024;

    /// <summary>Most series that a server is asked to give (it may not know the parameter, which came with 2.53 and 3.0).</summary>
    public const int SeriesLimit = 100;

    public async Task<PrometheusAnswer> AskAsync(PrometheusQuery query, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, source.Endpoint(query.IsRange ? "query_range" : "query"));
            request.Content = new FormUrlEncodedContent(Form(query));
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            if (await AuthorizeAsync(request, cancellationToken) is { } trouble)
            {
                return PrometheusAnswer.Error(trouble);
            }

            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return await ReadAsync(response, cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return PrometheusAnswer.Unreachable(EvidenceStatus.Error, ConnectionTrouble.Explain(source.Name, e));
        }
    }

    private IEnumerable<KeyValuePair<string, string>> Form(PrometheusQuery query)
    {
        yield return new("query", query.Text);

        // Shorter than our own, so that a slow query is told by the server and not taken for a dead server.
        yield return new("timeout", Seconds(query.Timeout.TotalSeconds * 0.9));
        yield return new("limit", SeriesLimit.ToString(CultureInfo.InvariantCulture));
        if (query.IsRange)
        {
            var end = time.GetUtcNow().ToUnixTimeMilliseconds() / 1000d;
            yield return new("start", Seconds(end - query.Range.TotalSeconds));
            yield return new("end", Seconds(end));
            yield return new("step", Seconds(query.Step.TotalSeconds));
        }
    }

    private static string Seconds(double seconds) => seconds.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>Adds the credentials; returns what keeps it from doing so.</summary>
    private async Task<string?> AuthorizeAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        foreach (var (name, value) in source.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value.Reveal());
        }

        try
        {
            if (source.BearerTokenFile is { } tokenFile)
            {
                var token = await File.ReadAllTextAsync(tokenFile, cancellationToken);
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Trim());
            }
            else if (source.BasicAuth is { } basic)
            {
                var password = await File.ReadAllTextAsync(basic.PasswordFile, cancellationToken);
                request.Headers.Authorization = Basic($"{basic.Username}:{password.TrimEnd('\r', '\n')}");
            }
            else if (source.Url.UserInfo is { Length: > 0 } user)
            {
                request.Headers.Authorization = Basic(Uri.UnescapeDataString(user));
            }

            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            var key = source.BearerTokenFile is null ? "basic_auth.password_file" : "bearer_token_file";
            return e is FormatException
                ? $"the content of {key} of {source.Name} cannot be sent as a header"
                : $"{key} of {source.Name} cannot be read";
        }
    }

    private static AuthenticationHeaderValue Basic(string userAndPassword) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(userAndPassword)));

    private async Task<PrometheusAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if ((int)response.StatusCode is >= 300 and < 400)
        {
            return PrometheusAnswer.Error($"{source.Name} answered with a redirect ({Code(response)}); configure the url that it leads to");
        }

        using var body = await BoundedBody.ReadAsync(response, MaxBody, cancellationToken);
        if (body is null)
        {
            return PrometheusAnswer.Error($"{source.Name} gave an answer of more than {MaxBody / 1024 / 1024} MiB");
        }

        try
        {
            using var document = JsonDocument.Parse(body.Content);
            return IsSuccess(response, document.RootElement)
                ? PrometheusAnswerReader.Read(document.RootElement, source.Name)
                : PrometheusRefusal.Explain(source.Name, response, document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The latter: text that is no UTF-8.
            return PrometheusRefusal.ExplainNoJson(source.Name, response, body.Content.Span);
        }
    }

    private static bool IsSuccess(HttpResponseMessage response, JsonElement root) =>
        response.StatusCode == HttpStatusCode.OK && root.ValueKind == JsonValueKind.Object
        && root.TryGetProperty("status", out var status) && status.ValueKind == JsonValueKind.String && status.ValueEquals("success");

    private static string Code(HttpResponseMessage response) => ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
}
