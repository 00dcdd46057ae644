using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Tocsin.Enrichment.Prometheus;

/// <summary>Says in one line why a server's answer is no result.</summary>
internal static class PrometheusRefusal
{
    private const int MaxText = 200;

    /// <summary>The API's own error: <c>{"status":"error","errorType":"bad_data","error":"..."}</c>.</summary>
    public static PrometheusAnswer Explain(string source, HttpResponseMessage response, JsonElement root)
    {
        if (Text(root, "error") is not { Length: > 0 } error)
        {
            return PrometheusAnswer.Error(Status(source, response));
        }

        return Text(root, "errorType") is "timeout" or "canceled"
            ? PrometheusAnswer.Timeout($"{source} gave the query up: {error}")
            : PrometheusAnswer.Error($"{source} refused the query: {error}");
    }

    public static PrometheusAnswer ExplainNoJson(string source, HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            return PrometheusAnswer.Error(Status(source, response));
        }

        var isHtml = response.Content.Headers.ContentType?.MediaType == "text/html" || body.TrimStart(" \t\r\n"u8).StartsWith("<"u8);
        return PrometheusAnswer.Error(isHtml
            ? $"{source} answered with a web page, not with JSON; is its url right?"
            : $"{source} gave an answer that is no complete JSON");
    }

    private static string Status(string source, HttpResponseMessage response)
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"{source} answered HTTP {(int)response.StatusCode}");
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => $"{code}; check its credentials",
            HttpStatusCode.NotFound => $"{code}; is its url right?",
            _ => code,
        };
    }

    private static string? Text(JsonElement root, string name)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        var text = string.Concat(value.GetString()!.Select(c => char.IsControl(c) ? ' ' : c));
        return text.Length > MaxText ? text[..MaxText] + "…" : text;
    }
}
