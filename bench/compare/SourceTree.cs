namespace Tocsin.Compare;

/// <summary>Finds files of the source tree that this program was built in.</summary>
internal static class SourceTree
{
    public static string File(params ReadOnlySpan<string> parts) => Path.Combine([Root(), .. parts]);

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Tocsin.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new CompareException("This program is not below its source tree; give --tocsin and --data.");
    }
}
