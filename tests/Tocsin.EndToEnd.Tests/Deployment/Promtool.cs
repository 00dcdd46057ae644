using System.Text.RegularExpressions;

namespace Tocsin.EndToEnd.Deployment;

/// <summary>Prometheus' own checker, on the rendered chart in a folder of its own.</summary>
internal sealed partial class Promtool : IDisposable
{
    private const string ServiceAccountFolder = "/var/run/secrets/kubernetes.io/serviceaccount";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tocsin-chart-");

    /// <summary>Writes the files of a ConfigMap; what pods find in the service account's folder is put beside them.</summary>
    public Promtool(IReadOnlyDictionary<string, string?> files)
    {
        foreach (var (name, text) in files)
        {
            var local = text!.Replace(ServiceAccountFolder, _folder.FullName, StringComparison.Ordinal);
            File.WriteAllText(PathOf(name), KubernetesDiscovery().Replace(local, "$1static_configs: []\n"));
        }

        File.WriteAllText(PathOf("ca.crt"), "");
        File.WriteAllText(PathOf("token"), "");
    }

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Runs promtool; its exit code and all it said.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        if (!File.Exists("/usr/bin/promtool"))
        {
            const string Missing = "promtool is not there; on Debian, install the package prometheus";
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", Missing);
            Assert.Skip(Missing);
        }

        return await Command.RunAsync("/usr/bin/promtool", arguments, cancellationToken: cancellationToken);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    // Debian builds Prometheus without discovery in Kubernetes, and its promtool refuses the key; HelmChartTests looks at it instead.
    [GeneratedRegex(@"^( +)kubernetes_sd_configs:\n(?:\1 +.*\n)+", RegexOptions.Multiline)]
    private static partial Regex KubernetesDiscovery();
}
