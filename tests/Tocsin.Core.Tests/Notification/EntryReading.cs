using Tocsin.Configuration;
using Tocsin.Templating;

namespace Tocsin.Notification;

/// <summary>Reads one entry of a receiver's list as it stands in a file; its place is called <c>x</c>.</summary>
internal static class EntryReading
{
    private const string Folder = "/etc/tocsin";

    /// <summary>The entry's lines begin with the file's second, at column 3, before a <c>global</c> that is given apart.</summary>
    public static EntryReading<T> Of<T>(string entry, Func<ConfigSection, ReceiverContext, T> read, string global = "{}")
    {
        var (root, errors) = Parse(entry, global);
        return Of(root, errors, read, GlobalConfigReader.Read(root.Section("global"), Folder));
    }

    /// <summary>As above, with a <c>global</c> that was read already.</summary>
    public static EntryReading<T> Of<T>(string entry, Func<ConfigSection, ReceiverContext, T> read, GlobalConfig global)
    {
        var (root, errors) = Parse(entry, "{}");
        return Of(root, errors, read, global);
    }

    private static (ConfigSection Root, ConfigErrors Errors) Parse(string entry, string global)
    {
        var errors = new ConfigErrors();
        var text = $"x:\n  {entry.TrimEnd().ReplaceLineEndings("\n  ")}\nglobal: {global}\n";
        return (new ConfigSection(YamlReader.Read(text, errors)!, "", errors), errors);
    }

    private static EntryReading<T> Of<T>(ConfigSection root, ConfigErrors errors, Func<ConfigSection, ReceiverContext, T> read, GlobalConfig global)
    {
        var section = root.Section("x")!;
        section.Bool("send_resolved", absent: false); // the caller's key, as are the unknown ones
        var options = read(section, new ReceiverContext { Templates = Rendering.Defaults, Global = global, Folder = Folder });
        section.Done();
        Assert.All(errors.InOrder, e => Assert.True(e.Location.Line > 0, e.Message));
        return new EntryReading<T>(options, errors);
    }
}

/// <summary>What an entry was read as.</summary>
/// <param name="Options">What was read.</param>
/// <param name="Found">What is wrong with it.</param>
internal sealed record EntryReading<T>(T Options, ConfigErrors Found)
{
    /// <summary>With their places.</summary>
    public IReadOnlyList<string> Errors => [.. Found.InOrder.Select(e => e.ToString())];

    /// <summary>With their places.</summary>
    public IReadOnlyList<string> Warnings => [.. Found.Warnings.Select(w => w.ToString())];

    /// <summary>Errors, then warnings, without their places.</summary>
    public IReadOnlyList<string> Messages => [.. Found.InOrder.Concat(Found.Warnings).Select(e => e.Message)];

    /// <summary>The options of an entry without errors and warnings.</summary>
    public T Good()
    {
        Assert.Empty(Messages);
        return Options;
    }
}
