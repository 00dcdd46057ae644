using System.Diagnostics.CodeAnalysis;
using Tocsin.Enrichment.Prometheus;

namespace Tocsin.Enrichment;

/// <summary>The configured sources by name. One whose section is wrong is listed without a value, so that its users are not blamed.</summary>
internal sealed class SourceTable(IReadOnlyDictionary<string, PrometheusSource?> prometheus)
{
    public static SourceTable Empty { get; } = new(new Dictionary<string, PrometheusSource?>(StringComparer.Ordinal));

    public IEnumerable<PrometheusSource> Prometheus => prometheus.Values.OfType<PrometheusSource>();

    /// <summary>
    /// Finds the source that a step asks: the one it names, or the only one there is. The source is null where it is known but wrong.
    /// </summary>
    public bool TryFindPrometheus(string? name, out PrometheusSource? source, [NotNullWhen(false)] out string? error)
    {
        source = null;
        error = name switch
        {
            _ when prometheus.Count == 0 => "no source of type prometheus is configured; add one below the key sources",
            null when prometheus.Count > 1 => $"is required with several sources of type prometheus: {Known}",
            null => null,
            _ when prometheus.ContainsKey(name) => null,
            _ => $"unknown source \"{name}\"; configured are: {Known}",
        };
        if (error is null)
        {
            source = name is null ? prometheus.Values.Single() : prometheus[name];
        }

        return error is null;
    }

    private string Known => string.Join(", ", prometheus.Keys.Order(StringComparer.Ordinal));
}
