using System.Globalization;
using System.Net;
using System.Text.Json;
using Tocsin.Configuration;

namespace Tocsin.Http;

/// <summary>An OAuth2 access token.</summary>
/// <param name="Value">The token itself.</param>
/// <param name="Type">What stands before it in the header.</param>
/// <param name="Until">When it ends; null if the server did not say.</param>
internal sealed record AccessToken(string Value, string Type, DateTimeOffset? Until)
{
    private static readonly TimeSpan _margin = TimeSpan.FromSeconds(10); // Go's.

    public string Header => $"{Type} {Value}";

    /// <summary>Nothing of it: a record would print all that it holds.</summary>
    public override string ToString() => Secret.Mask;

    public bool IsValidAt(DateTimeOffset now) => Until is not { } until || now < until - _margin;

    /// <summary>Reads the answer of a token endpoint: JSON, or a form as some servers send it. Null where it holds no token.</summary>
    public static AccessToken? Parse(string body, string? contentType, DateTimeOffset now)
    {
        var fields = contentType is "application/x-www-form-urlencoded" or "text/plain" ? Form(body) : Json(body);
        var seconds = double.TryParse(fields.GetValueOrDefault("expires_in"), NumberStyles.Float, CultureInfo.InvariantCulture, out var s) ? s : 0;
        return fields.GetValueOrDefault("access_token") is { Length: > 0 } value && !fields.ContainsKey("error")
            ? new AccessToken(value, TypeOf(fields.GetValueOrDefault("token_type")), seconds > 0 ? now.AddSeconds(Math.Min(seconds, int.MaxValue)) : null)
            : null;
    }

    /// <summary>The code with which an endpoint refuses (<c>invalid_client</c>); empty where there is none, or one that is no word.</summary>
    public static string ErrorCode(string body)
    {
        var code = Json(body).GetValueOrDefault("error") ?? "";
        return code.Length <= 40 && code.All(c => char.IsAsciiLetterLower(c) || c == '_') ? code : "";
    }

    private static string TypeOf(string? type) => type?.ToLowerInvariant() switch
    {
        null or "" or "bearer" => "Bearer",
        "mac" => "MAC",
        "basic" => "Basic",
        _ => type,
    };

    private static Dictionary<string, string> Json(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind != JsonValueKind.Object ? [] : document.RootElement.EnumerateObject()
                .Where(p => p.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
                .DistinctBy(p => p.Name)
                .ToDictionary(p => p.Name, p => p.Value.ToString(), StringComparer.Ordinal);
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static Dictionary<string, string> Form(string body) => body.Split('&')
        .Select(pair => pair.Split('=', 2))
        .Where(pair => pair.Length == 2)
        .DistinctBy(pair => pair[0])
        .ToDictionary(pair => pair[0], pair => WebUtility.UrlDecode(pair[1]), StringComparer.Ordinal);
}
