using System.Text.Json;
using System.Text.Json.Serialization;
using Tocsin.Testing.Scripts;

namespace Tocsin.EndToEnd.Differential;

/// <summary>The bodies of Alertmanager's API.</summary>
internal static class ScriptJson
{
    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static string Alerts(IReadOnlyList<SentAlert> alerts) => JsonSerializer.Serialize(alerts, _options);

    public static string Silence(SentSilence silence)
    {
        var body = new { silence.Id, silence.Matchers, silence.StartsAt, silence.EndsAt, CreatedBy = "script", Comment = "of a script" };
        return JsonSerializer.Serialize(body, _options);
    }
}
