using Tocsin.Configuration;
using Tocsin.Templating;

namespace Tocsin.Notification;

/// <summary>Reads one entry of a receiver's list from YAML, as the receivers' reader does.</summary>
internal static class ReceiverYaml
{
    public static ReceiverContext Context { get; } = new() { Templates = Rendering.Defaults, Folder = "/etc/tocsin" };

    /// <summary>The options of an entry without mistakes.</summary>
    public static T Read<T>(Func<ConfigSection, ReceiverContext, T> read, string yaml, GlobalConfig? global = null)
    {
        var (options, errors) = Parse(read, yaml, global);
        Assert.Empty(errors);
        return options;
    }

    /// <summary>What is wrong with an entry; a broken template is only a warning, and stands behind the errors.</summary>
    public static IReadOnlyList<string> Errors<T>(Func<ConfigSection, ReceiverContext, T> read, string yaml, GlobalConfig? global = null) =>
        Parse(read, yaml, global).Errors;

    private static (T Options, IReadOnlyList<string> Errors) Parse<T>(Func<ConfigSection, ReceiverContext, T> read, string yaml, GlobalConfig? global)
    {
        var errors = new ConfigErrors();
        var section = new ConfigSection(YamlReader.Read(yaml, errors) ?? new ConfigMapping(new ConfigLocation(1, 1), []), "x", errors);
        var options = read(section, global is null ? Context : Context with { Global = global });
        section.Done();
        Assert.All(errors.InOrder, e => Assert.True(e.Location.Line > 0, e.Message));
        return (options, [.. errors.InOrder.Concat(errors.Warnings).Select(e => e.Message)]);
    }
}
