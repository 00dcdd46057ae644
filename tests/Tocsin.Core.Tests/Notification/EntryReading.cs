using Tocsin.Configuration;
using Tocsin.Templating;

namespace Tocsin.Notification;

/// <summary>One entry of an integration, read as it stands in a file; its place is called <c>x</c>.</summary>
/// <param name="Options">What was read.</param>
/// <param name="Errors">With their places.</param>
/// <param name="Warnings">With their places.</param>
internal sealed record EntryReading<T>(T Options, IReadOnlyList<string> Errors, IReadOnlyList<string> Warnings)
{
    /// <summary>The entry's lines begin with the file's second, at column 3, behind a <c>global</c> that is given apart.</summary>
    public static EntryReading<T> Of(string entry, Func<ConfigSection, ReceiverContext, T> read, string global = "{}", string folder = "")
    {
        var errors = new ConfigErrors();
        var root = new ConfigSection(YamlReader.Read($"x:\n  {entry.ReplaceLineEndings("\n  ")}\nglobal: {global}\n", errors)!, "", errors);
        var context = new ReceiverContext { Templates = Rendering.Defaults, Global = GlobalConfigReader.Read(root.Section("global"), folder), Folder = folder };
        var section = root.Section("x")!;
        section.Bool("send_resolved", absent: false); // the caller's key, as are the unknown ones
        var options = read(section, context);
        section.Done();
        return new EntryReading<T>(options, [.. errors.InOrder.Select(e => e.ToString())], [.. errors.Warnings.Select(w => w.ToString())]);
    }

    /// <summary>The options of an entry without errors and warnings.</summary>
    public T Good()
    {
        Assert.Empty(Errors);
        Assert.Empty(Warnings);
        return Options;
    }
}
