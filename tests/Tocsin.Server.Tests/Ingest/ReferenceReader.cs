using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tocsin.Alerts;

namespace Tocsin.Server.Ingest;

/// <summary>The rules of <c>/alert</c> once more, written for plainness over a document tree, to check the parser against.</summary>
internal static partial class ReferenceReader
{
    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The valid alerts and whether anything was wrong; no alerts where the body cannot be read.</summary>
    public static (List<SeenAlert> Alerts, bool Any) Read(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(_utf8.GetString(body).TrimStart('\uFEFF'));
            return Read(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or DecoderFallbackException)
        {
            return ([], true);
        }
    }

    private static (List<SeenAlert> Alerts, bool Any) Read(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array)
        {
            return ReadAll(root, AlertStatus.Firing);
        }

        if (root.ValueKind != JsonValueKind.Object)
        {
            return ([], true);
        }

        var members = root.EnumerateObject().Select(member => (Name: NameOf(member), member.Value)).ToList();
        var envelopes = members.Where(member => member.Name == "alerts").Select(member => member.Value).ToList();
        if (envelopes.Count == 0)
        {
            var one = ReadOne(root, AlertStatus.Firing);
            return (one is null ? [] : [one], one is null);
        }

        var status = members.Where(member => member.Name == "status").Select(member => Status(member.Value)).LastOrDefault(found => found is not null);
        var (alerts, any) = envelopes[^1].ValueKind switch
        {
            JsonValueKind.Array => ReadAll(envelopes[^1], status ?? AlertStatus.Firing),
            JsonValueKind.Null => ([], false),
            _ => ([], true),
        };
        return (alerts, any || envelopes.Count > 1);
    }

    private static (List<SeenAlert> Alerts, bool Any) ReadAll(JsonElement array, AlertStatus status)
    {
        var all = array.EnumerateArray().Select(element => ReadOne(element, status)).ToList();
        return ([.. all.OfType<SeenAlert>()], all.Contains(null));
    }

    private static SeenAlert? ReadOne(JsonElement alert, AlertStatus defaultStatus)
    {
        if (alert.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        string[] known = ["labels", "annotations", "status", "startsAt", "endsAt", "generatorURL", "fingerprint"];
        var members = alert.EnumerateObject().Select(member => (Name: NameOf(member), member.Value)).Where(member => known.Contains(member.Name)).ToList();
        if (members.DistinctBy(member => member.Name).Count() < members.Count)
        {
            return null;
        }

        var fields = members.Where(member => member.Value.ValueKind != JsonValueKind.Null).ToDictionary(member => member.Name, member => member.Value);
        var labels = Pairs(fields, "labels");
        var annotations = Pairs(fields, "annotations");
        var startsAt = Time(fields, "startsAt");
        var endsAt = Time(fields, "endsAt");
        var url = fields.TryGetValue("generatorURL", out var urlValue) ? TextOf(urlValue) : "";
        var status = fields.TryGetValue("status", out var statusValue) ? Status(statusValue) : defaultStatus;
        if (labels is null || !labels.Values.Any(value => value.Length > 0) || annotations is null
            || startsAt is null || endsAt is null || url is null || status is null
            || (endsAt != default(DateTimeOffset) && startsAt > endsAt)
            || labels.Count > 1000 || Length(labels) + Length(annotations) + Encoding.UTF8.GetByteCount(url) > 256 << 10)
        {
            return null;
        }

        return new SeenAlert(Set(labels, keepEmpty: false), Set(annotations, keepEmpty: true), url, startsAt.Value, endsAt.Value, status);
    }

    private static Dictionary<string, string>? Pairs(Dictionary<string, JsonElement> fields, string field)
    {
        var pairs = new Dictionary<string, string>();
        if (!fields.TryGetValue(field, out var value))
        {
            return pairs;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var member in value.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null))
        {
            if (NameOf(member) is not { Length: > 0 } name || TextOf(member.Value) is not { } text || !pairs.TryAdd(name, text))
            {
                return null;
            }
        }

        return pairs;
    }

    private static LabelSet Set(Dictionary<string, string> pairs, bool keepEmpty)
    {
        var builder = new LabelSetBuilder(keepEmpty);
        foreach (var (name, value) in pairs)
        {
            builder.Add(Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(value));
        }

        return builder.ToLabelSet();
    }

    private static int Length(Dictionary<string, string> pairs) =>
        pairs.Sum(pair => Encoding.UTF8.GetByteCount(pair.Key) + Encoding.UTF8.GetByteCount(pair.Value));

    private static AlertStatus? Status(JsonElement value) => TextOf(value)?.ToUpperInvariant() switch
    {
        "FIRING" or "ACTIVE" => AlertStatus.Firing,
        "RESOLVED" => AlertStatus.Resolved,
        _ => null,
    };

    private static DateTimeOffset? Time(Dictionary<string, JsonElement> fields, string field)
    {
        if (!fields.TryGetValue(field, out var value))
        {
            return default(DateTimeOffset);
        }

        var match = TimePattern().Match(TextOf(value) ?? "");
        if (!match.Success)
        {
            return null;
        }

        int Part(string name) => int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture);
        var (year, month, day, minute, second) = (Part("year"), Part("month"), Part("day"), Part("minute"), Part("second"));
        var offset = match.Groups["sign"].Success ? TimeSpan.FromMinutes(Part("oh") * 60 + Part("om")) * (match.Groups["sign"].Value == "-" ? -1 : 1) : default;
        if (month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year == 0 ? 4 : year, month) || Part("hour") > 23 || minute > 59 || second > 60
            || (match.Groups["sign"].Success && (Part("oh") > 24 || Part("om") > 60)))
        {
            return null;
        }

        if (year == 0)
        {
            return default(DateTimeOffset);
        }

        var fraction = match.Groups["fraction"].Value.PadRight(7, '0')[..7];
        var local = new DateTime(year, month, day, Part("hour"), minute, 0).Ticks + (second * 10_000_000L) + long.Parse(fraction, CultureInfo.InvariantCulture);
        var utc = local - offset.Ticks;
        return local == 0 || utc <= 0 ? default(DateTimeOffset)
            : Math.Max(local, utc) > DateTime.MaxValue.Ticks ? DateTimeOffset.MaxValue
            : new DateTimeOffset(utc, default);
    }

    // Null where the text is no Unicode.
    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    // Empty where the name is no Unicode.
    private static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    [GeneratedRegex(
        @"\A(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})[Tt ](?<hour>[0-9]{2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2})([.,](?<fraction>[0-9]+))?"
        + @"([Zz]|(?<sign>[+-])(?<oh>[0-9]{2}):?(?<om>[0-9]{2}))\z")]
    private static partial Regex TimePattern();
}
