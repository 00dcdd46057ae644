using System.Text.Json;
using Tocsin.GoTemplates;

namespace Tocsin.Templating;

/// <summary>
/// Reads a notification's data from JSON, as <c>amtool template render</c> takes it. As with Go's decoder, keys may be of any case, unknown ones are
/// left out, and what is absent or null is the zero value.
/// </summary>
internal static class TemplateDataJson
{
    /// <exception cref="JsonException">The text is no JSON, or a value is of the wrong kind; the message names it.</exception>
    public static TemplateData Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var data = new JsonObjectReader(document.RootElement);
        return new TemplateData
        {
            Receiver = data.Text("receiver"),
            Status = data.Text("status"),
            Alerts = Alerts(data),
            NotificationReason = data.Text("notification_reason"),
            GroupLabels = Pairs(data, "groupLabels"),
            CommonLabels = Pairs(data, "commonLabels"),
            CommonAnnotations = Pairs(data, "commonAnnotations"),
            RouteLabels = Pairs(data, "routeLabels"),
            ExternalURL = data.Text("externalURL"),
        };
    }

    private static TemplateAlerts? Alerts(JsonObjectReader json) => json.Find("alerts") is not { } list ? null
        : list.ValueKind != JsonValueKind.Array ? throw new JsonException("alerts: expected a list")
        : new TemplateAlerts([.. list.EnumerateArray().Select(Alert)]);

    private static TemplateAlert Alert(JsonElement element)
    {
        var alert = new JsonObjectReader(element);
        return new TemplateAlert
        {
            Status = alert.Text("status"),
            Labels = Pairs(alert, "labels"),
            Annotations = Pairs(alert, "annotations"),
            StartsAt = Time(alert, "startsAt"),
            EndsAt = Time(alert, "endsAt"),
            GeneratorURL = alert.Text("generatorURL"),
            Fingerprint = alert.Text("fingerprint"),
        };
    }

    private static KeyValues? Pairs(JsonObjectReader json, string key) => json.Find(key) is not { } map ? null
        : map.ValueKind != JsonValueKind.Object ? throw new JsonException($"{key}: expected an object")
        : KeyValues.Of(map.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, JsonObjectReader.TextOf(p.Value, $"{key}.{p.Name}"))));

    private static GoTime Time(JsonObjectReader json, string key)
    {
        var text = json.Text(key);
        try
        {
            return text.Length == 0 ? default : GoTime.Parse(GoTime.Rfc3339Nano, text);
        }
        catch (GoFunctionException)
        {
            throw new JsonException($"{key}: \"{text}\" is no time (write it like 2006-01-02T15:04:05Z)");
        }
    }

    /// <summary>An object's values by key; the exact spelling wins over other cases.</summary>
    private sealed class JsonObjectReader(JsonElement element)
    {
        private readonly JsonElement _object = element.ValueKind == JsonValueKind.Object ? element : throw new JsonException("expected an object");

        public JsonElement? Find(string key)
        {
            JsonElement? found = null;
            foreach (var property in _object.EnumerateObject())
            {
                if (property.Name == key || (found is null && property.Name.Equals(key, StringComparison.OrdinalIgnoreCase)))
                {
                    found = property.Value;
                }
            }

            return found is { ValueKind: JsonValueKind.Null } ? null : found;
        }

        public string Text(string key) => Find(key) is { } value ? TextOf(value, key) : "";

        public static string TextOf(JsonElement value, string key) => value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Null => "",
            _ => throw new JsonException($"{key}: expected text"),
        };
    }
}
