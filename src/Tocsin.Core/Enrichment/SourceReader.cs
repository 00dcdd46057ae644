using Tocsin.Configuration;
using Tocsin.Enrichment.Prometheus;

namespace Tocsin.Enrichment;

/// <summary>Reads the key <c>sources</c>: names with <c>type</c> and what the type needs.</summary>
internal static class SourceReader
{
    public static SourceTable Read(ConfigSection root)
    {
        var prometheus = new Dictionary<string, PrometheusSource?>(StringComparer.Ordinal);
        foreach (var (name, section) in root.Named("sources"))
        {
            var type = section.Required("type");
            if (type is "prometheus" or "")
            {
                prometheus[name] = PrometheusSourceReader.Read(name, section);
                section.Done();
            }
            else
            {
                prometheus[name] = null;
                section.Error("type", $"unknown type \"{type}\" (known: prometheus)");
            }
        }

        return new SourceTable(prometheus);
    }
}
