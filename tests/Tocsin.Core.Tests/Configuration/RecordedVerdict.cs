using Tocsin.Testing;

namespace Tocsin.Configuration;

/// <summary>What Alertmanager says of a file.</summary>
/// <param name="Name">The file's number: <c>F008</c>.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="Accepted">Whether it can be used.</param>
/// <param name="Words">Its error, or a part of it; empty where there is none to compare with.</param>
internal sealed record RecordedVerdict(string Name, string Path, bool Accepted, string Words)
{
    /// <summary>What amtool 0.25 said of each file of the corpus.</summary>
    public static IReadOnlyList<RecordedVerdict> OfVersion025() =>
        [.. Rows("configs", "verdicts.tsv", verdict: 1, error: 4), .. Rows("configs-fixtures", "index.tsv", verdict: 5, error: 6)];

    /// <summary>The files that 0.25 refused for something that 0.34 knows, with the verdict of 0.34.</summary>
    public static IReadOnlyDictionary<string, RecordedVerdict> OfVersion034(IEnumerable<RecordedVerdict> recorded)
    {
        var paths = recorded.ToDictionary(r => r.Name, r => r.Path);
        return Newer().ToDictionary(row => row[0], row => new RecordedVerdict(row[0], paths[row[0]], IsSuccess(row[1]), row[2]));
    }

    /// <summary>The rule that each of them is judged by.</summary>
    public static IEnumerable<(string Name, string Rule)> Rules() => Newer().Select(row => (row[0], row[3]));

    private static IEnumerable<string[]> Newer() =>
        File.ReadLines(RepositoryFiles.PathOf("tests/Tocsin.Core.Tests/Configuration/Verdicts034.tsv")).Skip(1).Select(line => line.Split('\t'));

    private static IEnumerable<RecordedVerdict> Rows(string folder, string table, int verdict, int error)
    {
        var corpus = System.IO.Path.Combine(SharedFiles.Corpus, folder);
        return File.ReadLines(System.IO.Path.Combine(corpus, table)).Skip(1)
            .Select(line => line.Split('\t'))
            .Select(row => new RecordedVerdict(row[0], System.IO.Path.Combine(corpus, row[0] + ".yml"), IsSuccess(row[verdict]), Comparable(row[error])));
    }

    private static bool IsSuccess(string verdict) => verdict is "SUCCESS" or "FAILED" ? verdict == "SUCCESS" : throw new InvalidDataException(verdict);

    /// <summary>What the YAML parser of upstream says is said in other words here.</summary>
    private static string Comparable(string error) => error.StartsWith("yaml: ", StringComparison.Ordinal) ? "" : error;
}
