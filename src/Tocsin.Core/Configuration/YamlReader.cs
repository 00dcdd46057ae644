using YamlDotNet.Core;

namespace Tocsin.Configuration;

/// <summary>
/// Reads a YAML document into nodes that know their places. What is wrong goes to the errors; a mistake of syntax ends the reading, so at
/// most one of that kind is reported. No message holds text of the file but keys that look like keys: what stands in the wrong place may
/// be a secret.
/// </summary>
internal static class YamlReader
{
    /// <summary>Larger files are refused.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>The document's mapping, or null where there is none; the errors then say why.</summary>
    public static ConfigMapping? Read(ReadOnlySpan<byte> utf8, ConfigErrors errors) =>
        YamlText.Decode(utf8, errors) is { } text ? Read(text, errors) : null;

    public static ConfigMapping? Read(string text, ConfigErrors errors)
    {
        if (!YamlText.Check(text, errors))
        {
            return null;
        }

        try
        {
            return AsMapping(new YamlTree(new YamlEvents(new Parser(new StringReader(text))), errors).Read(), errors);
        }
        catch (YamlException e)
        {
            errors.Add(TabPlace(text, e) ?? YamlTree.Place(e.Start), $"not valid YAML: {e.Message}");
            return null;
        }
    }

    private static ConfigMapping? AsMapping(ConfigNode? root, ConfigErrors errors)
    {
        switch (root)
        {
            case ConfigMapping mapping:
                return mapping;
            case null or ConfigScalar { IsNull: true }:
                errors.Add(root?.Location ?? default, "no route provided in config: the file is empty");
                return null;
            default:
                errors.Add(root.Location, "expected a mapping of keys (global, route, receivers) at the top of the file");
                return null;
        }
    }

    /// <summary>Of a tab that indents the parser only knows in what it stands; this is the tab's own place. Null for other mistakes.</summary>
    private static ConfigLocation? TabPlace(string text, YamlException e)
    {
        var line = 0;
        foreach (var content in e.Message.Contains(" tab ", StringComparison.Ordinal) ? text.AsSpan().EnumerateLines() : default)
        {
            line++;
            var tab = content[..(content.Length - content.TrimStart().Length)].IndexOf('\t');
            if (line >= e.Start.Line && tab >= 0)
            {
                return new ConfigLocation(line, tab + 1);
            }
        }

        return null;
    }
}
