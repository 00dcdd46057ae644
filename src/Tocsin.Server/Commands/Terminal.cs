using System.Collections;

namespace Tocsin.Server.Commands;

/// <summary>What a command sees of its surroundings; tests put their own here.</summary>
internal sealed record Terminal(TextWriter Out, TextWriter Error, IReadOnlyDictionary<string, string> Environment)
{
    public static Terminal OfProcess() => new(
        Console.Out,
        Console.Error,
        System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(e => (string)e.Key, e => (string?)e.Value ?? "", StringComparer.Ordinal));
}
