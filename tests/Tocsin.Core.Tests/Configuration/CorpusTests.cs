using System.Diagnostics;
using System.Text;
using Tocsin.Notification;
using Tocsin.Pipeline.Settings;
using Tocsin.Testing;

namespace Tocsin.Configuration;

/// <summary>Real files, as they are and damaged.</summary>
public class CorpusTests
{
    // Refused by amtool for their syntax; all others it can at least parse.
    private static readonly string[] _notYaml = ["113.yml", "139.yml"];

    [Fact]
    public void Real_files_parse_where_amtool_parses_them()
    {
        var wrong =
            from file in Files()
            let errors = SyntaxErrors(file)
            where errors.Count > 0 != _notYaml.Contains(Path.GetFileName(file))
            select $"{Path.GetFileName(file)}: {string.Join("; ", errors)}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void Damaged_files_are_read_or_refused_but_never_crash_or_hang()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("TOCSIN_SEED"), out var given) ? given : 20240611;
        var random = new Random(seed);
        var files = Files().Concat(Files("configs-fixtures")).Select(File.ReadAllBytes).Where(f => f.Length < 50_000).ToList();
        for (var i = 0; i < 1_500; i++)
        {
            var damaged = Damage(files[random.Next(files.Count)], random);
            var watch = Stopwatch.StartNew();
            Exception? thrown = null;
            try
            {
                TocsinConfig.Parse(Encoding.UTF8.GetString(damaged), "damaged.yml", TimeProvider.System, IntegrationTypes.All);
                YamlReader.Read(damaged, new ConfigErrors());
            }
            catch (Exception e)
            {
                thrown = e;
            }

            var where = $"TOCSIN_SEED={seed}, file {i}: {thrown}";
            Assert.True(thrown is null or ConfigException { Errors.Count: > 0 }, where);
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), where);
        }
    }

    private static byte[] Damage(byte[] file, Random random)
    {
        const string Odd = "{}[]:-,?*&!|>'\"%@`#\t\n <~.\\\u0001é";
        var text = new List<byte>(file);
        for (var n = random.Next(1, 6); n > 0 && text.Count > 1; n--)
        {
            var at = random.Next(text.Count);
            var length = Math.Min(random.Next(1, 40), text.Count - at);
            switch (random.Next(6))
            {
                case 0:
                    text.RemoveRange(at, length);
                    break;
                case 1:
                    text.InsertRange(at, text.GetRange(random.Next(text.Count - length + 1), length));
                    break;
                case 2:
                    text.Insert(at, (byte)random.Next(256));
                    break;
                case 3:
                    text.RemoveRange(at, text.Count - at);
                    break;
                default:
                    text.InsertRange(at, Encoding.UTF8.GetBytes([Odd[random.Next(Odd.Length)]]));
                    break;
            }
        }

        return [.. text];
    }

    private static IReadOnlyList<string> SyntaxErrors(string file)
    {
        var errors = new ConfigErrors();
        YamlReader.Read(File.ReadAllBytes(file), errors);
        return [.. errors.InOrder.Select(e => e.ToString())];
    }

    private static IReadOnlyList<string> Files(string folder = "configs") =>
        [.. Directory.GetFiles(Path.Combine(SharedFiles.Corpus, folder), "*.yml").Order(StringComparer.Ordinal)];
}
