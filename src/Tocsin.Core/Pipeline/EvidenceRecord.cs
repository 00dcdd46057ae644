using System.Text.Json;
using System.Text.Json.Serialization;
using Tocsin.Enrichment;

namespace Tocsin.Pipeline;

/// <summary>The evidence that went with a notification, as it is stored: JSON, alert by alert.</summary>
internal static partial class EvidenceRecord
{
    /// <summary>Bounds what one notification adds to the journal.</summary>
    private const int MaxBytes = 64 * 1024;

    public static ReadOnlyMemory<byte> Encode(IReadOnlyList<EnrichedAlert>? alerts)
    {
        var matched = alerts?.Where(a => a.Matched).ToList();
        if (matched is null or [])
        {
            return default;
        }

        var whole = Write(matched, e => e);
        return whole.Length <= MaxBytes ? whole
            : Write(matched, e => e with { Points = [] }) is { Length: <= MaxBytes } withoutPoints ? withoutPoints
            : default;
    }

    private static byte[] Write(List<EnrichedAlert> alerts, Func<Evidence, Evidence> shorten) => JsonSerializer.SerializeToUtf8Bytes(
        alerts.ToDictionary(a => a.Alert.Id.ToString(), a => a.Evidence.Select(shorten).ToList()), Json.Default.DictionaryStringListEvidence);

    // A query's result may be NaN or infinite, which plain JSON has no number for.
    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
    [JsonSerializable(typeof(Dictionary<string, List<Evidence>>))]
    private sealed partial class Json : JsonSerializerContext;
}
