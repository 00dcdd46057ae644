using System.Text.RegularExpressions;

namespace Tocsin.Configuration;

/// <summary>
/// Resolves <c>${NAME}</c> to an environment variable, and a value <c>file:PATH</c> to the key with <c>_file</c> behind it, which reads the file at
/// each use. For Tocsin's own keys only: in Alertmanager's, a <c>$</c> is a <c>$</c>. <c>$${</c> is a plain <c>${</c>.
/// </summary>
internal sealed partial class References(Func<string, string?> environment, ConfigErrors errors)
{
    private const string FilePrefix = "file:";

    /// <summary>The same tree with all references in it resolved; a variable that is not set is recorded as an error of its place.</summary>
    public ConfigNode Resolve(ConfigNode node) => node switch
    {
        ConfigScalar scalar => Resolve(scalar),
        ConfigSequence sequence => sequence with { Items = [.. sequence.Items.Select(Resolve)] },
        ConfigMapping mapping => mapping with { Entries = [.. mapping.Entries.Select(Resolve)] },
        _ => node,
    };

    private ConfigEntry Resolve(ConfigEntry entry) => entry.Value is ConfigScalar scalar && scalar.Value.StartsWith(FilePrefix, StringComparison.Ordinal)
        ? entry with { Key = $"{entry.Key}_file", Value = Resolve(scalar with { Value = scalar.Value[FilePrefix.Length..] }) }
        : entry with { Value = Resolve(entry.Value) };

    private ConfigScalar Resolve(ConfigScalar scalar) => !scalar.Value.Contains("${", StringComparison.Ordinal) ? scalar
        : scalar with { Value = Reference().Replace(scalar.Value, match => match.Value[1] == '$' ? match.Value[1..] : Value(match.Groups[1].Value, scalar.Location)) };

    private string Value(string name, ConfigLocation location)
    {
        if (environment(name) is { } value)
        {
            return value;
        }

        errors.Add(location, $"the environment variable {name} is not set (write $${{{name}}} for the text itself)");
        return "";
    }

    [GeneratedRegex(@"\$?\$\{([A-Za-z_][A-Za-z0-9_]*)\}")]
    private static partial Regex Reference();
}
