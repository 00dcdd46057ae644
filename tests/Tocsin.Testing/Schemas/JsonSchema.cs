using System.Text.Json;

namespace Tocsin.Testing.Schemas;

/// <summary>
/// Checks JSON against a schema: the common part of draft 07, OpenAPI 3.0 and 3.1, and Swagger 2, plus <c>x-maxLength</c>, which in Slack's
/// schema holds documented limits. Keywords it does not know are passed over.
/// </summary>
public sealed class JsonSchema
{
    private readonly JsonElement _root;
    private readonly JsonElement _start;
    private readonly bool _closed;

    private JsonSchema(JsonElement root, string place, bool closed)
    {
        _root = root;
        _start = Resolve(place);
        _closed = closed;
    }

    /// <param name="file">A JSON or YAML file.</param>
    /// <param name="place">Where in it the schema is: <c>#/components/schemas/Payload</c>.</param>
    /// <param name="closed">Whether properties that an object's schema does not list are errors even where it does not say so.</param>
    public static JsonSchema Load(string file, string place = "#", bool closed = false)
    {
        var text = File.ReadAllText(file);
        return Parse(file.EndsWith(".yaml", StringComparison.Ordinal) ? YamlAsJson.Convert(text) : text, place, closed);
    }

    public static JsonSchema Parse(string json, string place = "#", bool closed = false)
    {
        using var document = JsonDocument.Parse(json);
        return new JsonSchema(document.RootElement.Clone(), place, closed);
    }

    /// <summary>What is wrong, each with the path of the value: <c>/blocks/0/text: …</c>. Empty where nothing is.</summary>
    public IReadOnlyList<string> Check(JsonElement value) => Check(value, _start, "");

    private List<string> Check(JsonElement value, JsonElement schema, string path)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return schema.ValueKind == JsonValueKind.True ? [] : [$"{path}: nothing is allowed here"];
        }

        List<string> errors = [];
        if (schema.TryGetProperty("$ref", out var reference))
        {
            errors.AddRange(Check(value, Resolve(reference.GetString()!), path));
        }

        if (value.ValueKind == JsonValueKind.Null && schema.TryGetProperty("nullable", out var nullable) && nullable.GetBoolean())
        {
            return errors;
        }

        var wrongType = SchemaKeywords.Type(value, schema, path).ToList();
        errors.AddRange(wrongType);
        if (wrongType.Count == 0)
        {
            errors.AddRange(SchemaKeywords.Values(value, schema, path));
            errors.AddRange(Members(value, schema, path));
            errors.AddRange(Items(value, schema, path));
            errors.AddRange(Combined(value, schema, path));
        }

        return errors;
    }

    private IEnumerable<string> Members(JsonElement value, JsonElement schema, string path)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        var listed = schema.TryGetProperty("properties", out var properties);
        var hasRest = schema.TryGetProperty("additionalProperties", out var rest);
        foreach (var member in value.EnumerateObject())
        {
            var at = $"{path}/{member.Name}";
            if (listed && properties.TryGetProperty(member.Name, out var own))
            {
                foreach (var error in Check(member.Value, own, at))
                {
                    yield return error;
                }
            }
            else if (hasRest ? rest.ValueKind == JsonValueKind.False : listed && _closed)
            {
                yield return $"{at}: unknown property";
            }
            else if (hasRest)
            {
                foreach (var error in Check(member.Value, rest, at))
                {
                    yield return error;
                }
            }
        }
    }

    private IEnumerable<string> Items(JsonElement value, JsonElement schema, string path)
    {
        if (value.ValueKind != JsonValueKind.Array || !schema.TryGetProperty("items", out var items) || items.ValueKind == JsonValueKind.Array)
        {
            return [];
        }

        return value.EnumerateArray().SelectMany((item, i) => Check(item, items, $"{path}/{i}"));
    }

    private IEnumerable<string> Combined(JsonElement value, JsonElement schema, string path)
    {
        if (schema.TryGetProperty("allOf", out var all))
        {
            foreach (var error in all.EnumerateArray().SelectMany(s => Check(value, s, path)))
            {
                yield return error;
            }
        }

        foreach (var keyword in new[] { "anyOf", "oneOf" })
        {
            if (schema.TryGetProperty(keyword, out var options) && Nearest(value, options, path) is { Count: > 0 } errors)
            {
                foreach (var error in errors)
                {
                    yield return error;
                }
            }
        }
    }

    /// <summary>The errors of the option that fits best; one whose <c>type</c> names another kind of object does not fit at all.</summary>
    private List<string> Nearest(JsonElement value, JsonElement options, string path)
    {
        var results = options.EnumerateArray().Select(option => Check(value, option, path)).ToList();
        return results.MinBy(errors => (errors.Any(e => e.StartsWith($"{path}/type: ", StringComparison.Ordinal)) ? 1000 : 0) + errors.Count) ?? [];
    }

    private JsonElement Resolve(string place)
    {
        var at = _root;
        foreach (var part in place.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = Uri.UnescapeDataString(part).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (!at.TryGetProperty(name, out var next))
            {
                throw new ArgumentException($"the schema has no {place}", nameof(place));
            }

            at = next;
        }

        return at;
    }
}
