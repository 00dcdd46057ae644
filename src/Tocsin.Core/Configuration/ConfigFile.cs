namespace Tocsin.Configuration;

/// <summary>Reads a configuration file's bytes; a file that can't be read is one more error of the configuration.</summary>
internal static class ConfigFile
{
    public static byte[]? Read(string path, ConfigErrors errors)
    {
        try
        {
            using var file = File.OpenRead(path);
            // Read through a limit, not by length: a device or a pipe has none, and may never end.
            var bytes = new byte[YamlReader.MaxBytes + 1];
            return bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.Add(default, e switch
            {
                FileNotFoundException or DirectoryNotFoundException => "no such file",
                UnauthorizedAccessException when Directory.Exists(path) => "is a folder, not a file",
                UnauthorizedAccessException => "may not be read: permission denied",
                _ => $"can't be read: {e.Message}",
            });
            return null;
        }
    }
}
