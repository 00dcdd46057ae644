using System.Text;
using Tocsin.GoTemplates;

namespace Tocsin.Templating;

/// <summary>Reads the files that a configuration's <c>templates</c> name.</summary>
internal static class TemplateFiles
{
    // Far more than anybody writes, and little enough to read.
    private const int MaxLength = 4 * 1024 * 1024;

    /// <summary>
    /// The templates and those of all files that match a pattern, in the order of the names. A pattern without a match is fine, because files may come
    /// later. A template file's name is its name without the folder.
    /// </summary>
    /// <param name="templates">What the files add to.</param>
    /// <param name="pattern">A pattern as <see cref="GlobPattern"/> reads it.</param>
    /// <param name="folder">What a relative pattern is relative to.</param>
    /// <param name="report">Gets everything that is wrong, with the file's path; such a file is left out.</param>
    public static AlertTemplates Load(AlertTemplates templates, string pattern, string folder, Action<string> report)
    {
        // As upstream, an empty pattern names nothing: not the folder itself.
        var files = pattern.Length == 0 ? [] : GlobPattern.Find(Path.Combine(folder, pattern));
        if (files is null)
        {
            report("syntax error in pattern (write it like templates/*.tmpl; a [ needs its ], and a backslash a character after it)");
        }

        foreach (var file in files ?? [])
        {
            try
            {
                templates = templates.With(Path.GetFileName(file), Read(file));
            }
            catch (TemplateException e)
            {
                report($"{file}: {e.Message}");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                report($"{file} can't be read: {(Directory.Exists(file) ? "it is a folder, not a file" : e is UnauthorizedAccessException ? "permission denied" : e.Message)}");
            }
        }

        return templates;
    }

    private static string Read(string path)
    {
        using var file = File.OpenRead(path);
        using var reader = new StreamReader(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), detectEncodingFromByteOrderMarks: false);

        // Read through a limit, not by length: a device or a pipe has none, and may never end.
        var text = new char[MaxLength + 1];
        var length = reader.ReadBlock(text);
        return length <= MaxLength ? new string(text, 0, length) : throw new IOException($"it is larger than {MaxLength >> 20} MiB");
    }
}
