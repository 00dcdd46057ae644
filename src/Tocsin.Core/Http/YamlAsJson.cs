using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tocsin.Configuration;

namespace Tocsin.Http;

/// <summary>A tree of the configuration as JSON: what is plain and reads as a number or a truth value is one.</summary>
internal static class YamlAsJson
{
    public static JsonElement Element(ConfigNode? node) => JsonSerializer.SerializeToElement(Node(node));

    private static JsonNode? Node(ConfigNode? node) => node switch
    {
        null or ConfigScalar { IsNull: true } => null,
        ConfigSequence sequence => new JsonArray([.. sequence.Items.Select(Node)]),
        ConfigMapping mapping => new JsonObject(mapping.Entries.Select(e => KeyValuePair.Create(e.Key, Node(e.Value)))),
        ConfigScalar { IsPlain: true } plain => Plain(plain.Value),
        ConfigScalar quoted => JsonValue.Create(quoted.Value),
        _ => null,
    };

    private static JsonValue Plain(string text) => text switch
    {
        "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" => JsonValue.Create(true),
        "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" => JsonValue.Create(false),
        _ when YamlNumber.TryParse(text, out var whole) => JsonValue.Create(whole),
        _ when IsDecimal(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        _ => JsonValue.Create(text),
    };

    private static bool IsDecimal(string text) => text.Any(char.IsAsciiDigit) && text.All(c => char.IsAsciiDigit(c) || c is '.' or '-' or '+' or 'e' or 'E');
}
