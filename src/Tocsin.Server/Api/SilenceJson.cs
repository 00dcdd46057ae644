using System.Globalization;
using System.Text.Json;
using Tocsin.Matching;
using Tocsin.Silences;

namespace Tocsin.Server.Api;

/// <summary>A silence as the API shows it (<c>gettableSilence</c>), with its members in upstream's order.</summary>
internal static class SilenceJson
{
    public static void Write(Utf8JsonWriter json, ListedSilence listed)
    {
        var silence = listed.Silence;
        json.WriteStartObject();
        json.WriteString("id"u8, silence.Id);
        json.WriteStartObject("status"u8);
        json.WriteString("state"u8, StateText(listed.State));
        json.WriteEndObject();
        json.WriteString("updatedAt"u8, Time(silence.UpdatedAt));
        json.WriteStartObject("annotations"u8);
        foreach (var annotation in silence.Annotations)
        {
            json.WriteString(annotation.Name, annotation.Value);
        }

        json.WriteEndObject();
        json.WriteString("comment"u8, silence.Comment);
        json.WriteString("createdBy"u8, silence.CreatedBy);
        json.WriteString("endsAt"u8, Time(silence.EndsAt));
        json.WriteStartArray("matchers"u8);
        foreach (var matcher in silence.Matchers)
        {
            Write(json, matcher);
        }

        json.WriteEndArray();
        json.WriteString("startsAt"u8, Time(silence.StartsAt));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Matcher matcher)
    {
        json.WriteStartObject();
        json.WriteBoolean("isEqual"u8, !matcher.IsNegative);
        json.WriteBoolean("isRegex"u8, matcher.IsRegex);
        json.WriteString("name"u8, matcher.Name);
        json.WriteString("value"u8, matcher.Value);
        json.WriteEndObject();
    }

    private static string StateText(SilenceState state) => state switch
    {
        SilenceState.Active => "active",
        SilenceState.Pending => "pending",
        _ => "expired",
    };

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
