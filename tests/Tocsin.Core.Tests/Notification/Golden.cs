using Tocsin.Testing;

namespace Tocsin.Notification;

/// <summary>Compares with a file beside the tests. To accept what is written now, run with <c>ACCEPT_GOLDEN=1</c> and look at the difference.</summary>
internal static class Golden
{
    /// <param name="file">The file, as <c>SlackApp/Golden/firing.json</c>, below the folder of the notification tests.</param>
    /// <param name="actual">What is written now.</param>
    public static void Matches(string file, string actual)
    {
        var path = RepositoryFiles.PathOf($"tests/Tocsin.Core.Tests/Notification/{file}");
        if (Environment.GetEnvironmentVariable("ACCEPT_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }
}
