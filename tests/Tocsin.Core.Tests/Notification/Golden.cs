using System.Runtime.CompilerServices;

namespace Tocsin.Notification;

/// <summary>Compares with a file beside the test. To accept what is written now, run with <c>ACCEPT_GOLDEN=1</c> and look at the difference.</summary>
internal static class Golden
{
    public static void Matches(string file, string actual, [CallerFilePath] string test = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(test)!, "Golden", file);
        if (Environment.GetEnvironmentVariable("ACCEPT_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }
}
