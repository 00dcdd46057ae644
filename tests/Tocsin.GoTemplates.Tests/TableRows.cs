using System.Text.Json;

namespace Tocsin.GoTemplates;

/// <summary>Tables of what Go gives for an input, one JSON object a line, kept beside the tests.</summary>
internal static class TableRows
{
    public static IEnumerable<T> Read<T>(string file)
    {
        using var reader = new StreamReader(typeof(TableRows).Assembly.GetManifestResourceStream(file)!);
        while (reader.ReadLine() is { } line)
        {
            yield return JsonSerializer.Deserialize<T>(line, JsonSerializerOptions.Web)!;
        }
    }

    /// <summary>Fails with every row that gives something else, up to twenty.</summary>
    public static void AssertAll<T>(string file, Func<T, string> expected, Func<T, string> actual)
    {
        var differences = Read<T>(file)
            .Select(row => (Row: row, Expected: expected(row), Actual: actual(row)))
            .Where(r => r.Expected != r.Actual)
            .Select(r => $"{JsonSerializer.Serialize(r.Row)}: {r.Actual}")
            .Take(20);

        Assert.Empty(differences);
    }
}
