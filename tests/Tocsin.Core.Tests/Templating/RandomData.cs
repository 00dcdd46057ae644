using Tocsin.GoTemplates;

namespace Tocsin.Templating;

/// <summary>Data of notifications, seeded: any number of alerts, labels of all kinds, values that are dangerous somewhere.</summary>
internal static class RandomData
{
    private static readonly string[] _values =
        ["critical", "warning", "info", "none", "", "<b>x</b> & \"y\"", "ü✓🎉", "a b", "}}{{", "http://x/?a=b&c=d", "it's", "line1\nline2", "*bold*", "javascript:alert(1)"];

    private static readonly string[] _names = ["severity", "job", "inst-ance", "Zed", "ö", "_a", "alertname", "instance", "summary", "description"];

    /// <summary>No alerts, one, many, resolved only, and some mixtures.</summary>
    public static IEnumerable<TemplateData> Many(int seed, int count)
    {
        var random = new Random(seed);
        yield return Of(random, 0, "firing");
        yield return Of(random, 1, "firing");
        yield return Of(random, 1, "resolved");
        yield return Of(random, 50, null);
        yield return Of(random, 3, "resolved");
        for (var i = 5; i < count; i++)
        {
            yield return Of(random, random.Next(7), null);
        }
    }

    private static TemplateData Of(Random random, int alerts, string? status)
    {
        var all = Enumerable.Range(0, alerts).Select(i => Alert(random, status ?? (random.Next(2) == 0 ? "firing" : "resolved"))).ToList();
        var common = Pairs(random, 6);
        return new TemplateData
        {
            Receiver = "team\\.x/a b",
            Status = all.Any(a => a.Status == "firing") ? "firing" : "resolved",
            Alerts = new TemplateAlerts(all),
            GroupLabels = KeyValues.Of(common.Where(_ => random.Next(2) == 0)),
            CommonLabels = KeyValues.Of(common),
            CommonAnnotations = KeyValues.Of(Pairs(random, 3)),
            ExternalURL = "http://alerts.example:9093",
        };
    }

    private static TemplateAlert Alert(Random random, string status) => new()
    {
        Status = status,
        Labels = KeyValues.Of(Pairs(random, 7)),
        Annotations = KeyValues.Of(Pairs(random, 4)),
        StartsAt = GoTime.Parse(GoTime.Rfc3339Nano, "2026-03-01T08:15:30.123Z"),
        EndsAt = status == "firing" ? default : GoTime.Parse(GoTime.Rfc3339Nano, "2026-03-01T09:00:00Z"),
        GeneratorURL = _values[random.Next(_values.Length)],
        Fingerprint = random.NextInt64().ToString("x16", System.Globalization.CultureInfo.InvariantCulture),
    };

    private static List<KeyValuePair<string, string>> Pairs(Random random, int most) =>
        [.. _names.OrderBy(_ => random.Next()).Take(random.Next(most + 1)).Select(name => KeyValuePair.Create(name, _values[random.Next(_values.Length)]))];
}
