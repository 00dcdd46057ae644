using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tocsin.Testing.Schemas;

/// <summary>The keywords that look at one value alone.</summary>
internal static class SchemaKeywords
{
    public static IEnumerable<string> Type(JsonElement value, JsonElement schema, string path)
    {
        // Kubernetes: a port or a quantity may be a number or a text.
        var either = schema.TryGetProperty("format", out var format) && format.ValueKind == JsonValueKind.String && format.GetString() == "int-or-string";
        if (either || !schema.TryGetProperty("type", out var type))
        {
            return [];
        }

        string[] allowed = type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(t => t.GetString()!)] : [type.GetString()!];
        return allowed.Any(t => Is(value, t)) ? [] : [$"{path}: is {Name(value)}, expected {string.Join(" or ", allowed)}"];
    }

    public static IEnumerable<string> Values(JsonElement value, JsonElement schema, string path)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            var error = keyword.Name switch
            {
                "enum" => keyword.Value.EnumerateArray().Any(v => JsonElement.DeepEquals(v, value)) ? null : $"is none of {keyword.Value}",
                "const" => JsonElement.DeepEquals(keyword.Value, value) ? null : $"is not {keyword.Value}",
                "required" when value.ValueKind == JsonValueKind.Object => Required(value, keyword.Value),
                "minItems" when value.ValueKind == JsonValueKind.Array => AtLeast(value.GetArrayLength(), keyword.Value, "items"),
                "maxItems" when value.ValueKind == JsonValueKind.Array => AtMost(value.GetArrayLength(), keyword.Value, "items"),
                "minimum" when value.ValueKind == JsonValueKind.Number => value.GetDouble() >= keyword.Value.GetDouble() ? null : $"is below {keyword.Value}",
                "maximum" when value.ValueKind == JsonValueKind.Number => value.GetDouble() <= keyword.Value.GetDouble() ? null : $"is above {keyword.Value}",
                "minLength" when value.ValueKind == JsonValueKind.String => AtLeast(Length(value), keyword.Value, "characters"),
                "maxLength" when value.ValueKind == JsonValueKind.String => AtMost(Length(value), keyword.Value, "characters"),
                "x-maxLength" => Texts(value).Select(t => AtMost(Length(t), keyword.Value, "characters")).FirstOrDefault(e => e is not null),
                "pattern" when value.ValueKind == JsonValueKind.String =>
                    Regex.IsMatch(value.GetString()!, keyword.Value.GetString()!, RegexOptions.CultureInvariant) ? null : $"does not match {keyword.Value}",
                "format" when value.ValueKind == JsonValueKind.String => Format(value.GetString()!, keyword.Value.GetString()!),
                _ => null,
            };
            if (error is not null)
            {
                yield return $"{path}: {error}";
            }
        }
    }

    private static bool Is(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "integer" => value.ValueKind == JsonValueKind.Number && double.IsInteger(value.GetDouble()),
        "number" => value.ValueKind == JsonValueKind.Number,
        _ => throw new ArgumentException($"the schema has the unknown type {type}", nameof(type)),
    };

    private static string Name(JsonElement value) => value.ValueKind.ToString().ToLowerInvariant();

    private static string? Required(JsonElement value, JsonElement names)
    {
        // Draft 03 and some Swagger files put a boolean here.
        var missing = names.ValueKind == JsonValueKind.Array ? names.EnumerateArray().Where(n => !value.TryGetProperty(n.GetString()!, out _)).ToList() : [];
        return missing.Count == 0 ? null : $"lacks {string.Join(", ", missing)}";
    }

    private static string? AtLeast(int count, JsonElement min, string what) => count >= min.GetInt32() ? null : $"has {count} {what}, at least {min} are needed";

    private static string? AtMost(int count, JsonElement max, string what) => count <= max.GetInt32() ? null : $"has {count} {what}, at most {max} are allowed";

    /// <summary>The texts that a limit applies to: the value, a text object's text, or those of a list.</summary>
    private static IEnumerable<JsonElement> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object when value.TryGetProperty("text", out var text) => Texts(text),
        _ => [],
    };

    private static int Length(JsonElement text) => text.GetString()!.Length;

    private static string? Format(string text, string format)
    {
        var ok = format switch
        {
            "date-time" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) && text.Contains('T', StringComparison.Ordinal),
            "url" or "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
            _ => true,
        };
        return ok ? null : $"is no {format}";
    }
}
