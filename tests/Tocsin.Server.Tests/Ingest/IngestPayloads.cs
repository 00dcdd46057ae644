using Tocsin.Testing;

namespace Tocsin.Server.Ingest;

/// <summary>The bodies recorded from real senders, by kind.</summary>
internal static class IngestPayloads
{
    /// <summary>The files whose kind starts with one of the given words; skips the test where there are none on this machine.</summary>
    public static List<(string File, byte[] Body)> OfKind(params string[] kinds)
    {
        var folder = Path.Combine(SharedFiles.Corpus, "payloads");
        return [.. File.ReadLines(Path.Combine(folder, "index.tsv"))
            .Skip(1)
            .Select(line => line.Split('\t'))
            .Where(row => row[5] == "valid" && kinds.Any(kind => row[4].StartsWith(kind, StringComparison.Ordinal)))
            .Select(row => (row[0], File.ReadAllBytes(Path.Combine(folder, row[0]))))];
    }
}
