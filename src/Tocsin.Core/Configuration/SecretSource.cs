namespace Tocsin.Configuration;

/// <summary>A URL or key that stands in the configuration, or in a file that is read at each use, so that it can be changed without a reload.</summary>
/// <param name="Key">Its name in the configuration, for messages: <c>webhook_url</c>.</param>
/// <param name="Value">The value; null where <paramref name="File"/> holds it.</param>
/// <param name="File">The file's path; empty where there is none.</param>
internal sealed record SecretSource(string Key, Secret? Value, string File = "")
{
    private const int MaxLength = 64 * 1024;

    /// <summary>Reads <c>key</c> or <c>key_file</c> of a section. Null where neither is set; both is recorded as an error.</summary>
    public static SecretSource? From(ConfigSection section, string key)
    {
        var (value, file) = (section.Secret(key), section.Text($"{key}_file", ""));
        if (value is not null && file.Length > 0)
        {
            section.Error(key, $"at most one of {key} & {key}_file must be configured");
        }

        return value is null && file.Length == 0 ? null : new SecretSource(key, value, file);
    }

    /// <summary>The value without surrounding white space, or why there is none at the moment.</summary>
    public async Task<(string Value, string Problem)> ReadAsync(CancellationToken cancellationToken)
    {
        var (value, problem) = await ReadAsWrittenAsync(cancellationToken);
        value = value.Trim();
        return value.Length == 0 && problem.Length == 0 && Value is null ? ("", $"{Key}_file {File} is empty") : (value, problem);
    }

    /// <summary>
    /// The value as HTTP clients of Prometheus take it: one in the configuration as it is written there, one in a file without surrounding
    /// white space. It may be empty.
    /// </summary>
    public async Task<(string Value, string Problem)> ReadAsWrittenAsync(CancellationToken cancellationToken)
    {
        if (Value is not null)
        {
            return (Value.Reveal(), "");
        }

        try
        {
            return TooLarge(MaxLength) is { } problem ? ("", problem) : ((await System.IO.File.ReadAllTextAsync(File, cancellationToken)).Trim(), "");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return ("", Unreadable(e));
        }
    }

    /// <summary>As <see cref="ReadAsWrittenAsync"/>, at once, for what may be larger than a key: certificates.</summary>
    public (string Value, string Problem) ReadAsWritten(int maxLength)
    {
        if (Value is not null)
        {
            return (Value.Reveal(), "");
        }

        try
        {
            return TooLarge(maxLength) is { } problem ? ("", problem) : (System.IO.File.ReadAllText(File).Trim(), "");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return ("", Unreadable(e));
        }
    }

    private string? TooLarge(int maxLength) =>
        new FileInfo(File).Length > maxLength ? $"{Key}_file {File} is larger than {maxLength / 1024} KiB: it holds more than a {Key}" : null;

    private string Unreadable(Exception e) => $"{Key}_file {File} cannot be read: {Why(e)}";

    private static string Why(Exception e) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => "it does not exist",
        UnauthorizedAccessException => "it is a folder, or its permissions forbid it",
        _ => e.GetType().Name,
    };
}
