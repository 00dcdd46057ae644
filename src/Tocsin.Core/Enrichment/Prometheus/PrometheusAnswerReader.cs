using System.Globalization;
using System.Text.Json;

namespace Tocsin.Enrichment.Prometheus;

/// <summary>
/// Reads the body of a successful answer. One series is asked for: which of several is meant, or whether their sum or their maximum, is
/// for the query to say.
/// </summary>
internal static class PrometheusAnswerReader
{
    /// <summary>Most points that are taken of a series.</summary>
    public const int MaxPoints = 1100;

    public static PrometheusAnswer Read(JsonElement root, string source)
    {
        if (!TryGet(root, "data", JsonValueKind.Object, out var data)
            || !TryGet(data, "resultType", JsonValueKind.String, out var type) || !TryGet(data, "result", JsonValueKind.Array, out var result))
        {
            return Strange(source);
        }

        try
        {
            return type.GetString() switch
            {
                "scalar" => Points([result]),
                "vector" => Single(result, series => series.TryGetProperty("value", out var value) ? [value] : null),
                "matrix" => Single(result, series => series.TryGetProperty("values", out var values) ? [.. values.EnumerateArray().Take(MaxPoints + 1)] : null),
                var other => PrometheusAnswer.Error($"the query gives a {other}, not a number"),
            };
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or IndexOutOfRangeException or ArgumentOutOfRangeException)
        {
            // JsonElement throws these where a value is of another kind than the API says.
            return Strange(source);
        }
    }

    private static PrometheusAnswer Single(JsonElement result, Func<JsonElement, IReadOnlyList<JsonElement>?> samples)
    {
        var count = result.GetArrayLength();
        if (count != 1)
        {
            return count == 0
                ? PrometheusAnswer.NoData("the query found no data")
                : PrometheusAnswer.Error($"the query gives {Count(count)} series; aggregate it to one, with sum(...) or max(...)");
        }

        return samples(result[0]) is { } points
            ? Points(points)
            : PrometheusAnswer.Error("the query gives a native histogram, not a number; use histogram_quantile(...)");
    }

    private static string Count(int count) => count < PrometheusClient.SeriesLimit
        ? count.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{count} or more");

    private static PrometheusAnswer Points(IReadOnlyList<JsonElement> samples)
    {
        if (samples.Count > MaxPoints)
        {
            return PrometheusAnswer.Error($"the query gives more than {MaxPoints} points; use a larger step");
        }

        var points = new List<EvidencePoint>(samples.Count);
        foreach (var sample in samples)
        {
            var value = Number(sample[1].GetString());
            if (double.IsFinite(value))
            {
                points.Add(new EvidencePoint(DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(sample[0].GetDouble() * 1000)), value));
            }
        }

        return points.Count > 0 ? PrometheusAnswer.Of(points)
            : samples.Count > 0 ? PrometheusAnswer.NoData($"the query gives {samples[^1][1].GetString()}")
            : PrometheusAnswer.NoData("the query found no data");
    }

    private static double Number(string? text) => text switch
    {
        "NaN" => double.NaN,
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        null => throw new FormatException(),
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    private static bool TryGet(JsonElement parent, string name, JsonValueKind kind, out JsonElement value)
    {
        value = default;
        return parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out value) && value.ValueKind == kind;
    }

    private static PrometheusAnswer Strange(string source) => PrometheusAnswer.Error($"{source} gave an answer that is not of Prometheus' query API");
}
