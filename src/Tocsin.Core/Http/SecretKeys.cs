using Tocsin.Configuration;

namespace Tocsin.Http;

/// <summary>The three keys that a secret of <c>http_config</c> may stand in: <c>x</c>, <c>x_file</c> and <c>x_ref</c>.</summary>
internal sealed record SecretKeys(string Text, string File, string Ref, string Key)
{
    private const string NoManager = "cannot use secret ref without manager";

    public static SecretKeys Read(ConfigSection section, string key, string folder) =>
        new(section.Text(key, ""), section.Path($"{key}_file", folder), section.Text($"{key}_ref", ""), key);

    public bool IsSet => Text.Length + File.Length + Ref.Length > 0;

    public bool IsAmbiguous => (Text.Length > 0 ? 1 : 0) + (File.Length > 0 ? 1 : 0) + (Ref.Length > 0 ? 1 : 0) > 1;

    public SecretSource? Source => this switch
    {
        { Text.Length: > 0 } => new SecretSource(Key, new Secret(Text)),
        { File.Length: > 0 } => new SecretSource(Key, null, File),
        _ => null,
    };

    /// <summary>Not the text: a record would print it.</summary>
    public override string ToString() => $"{Key}: {Secret.Mask}";

    /// <summary>Upstream's word on a secret that only a secret manager could give; empty where there is none.</summary>
    public string Unusable(string what) => Ref.Length > 0 && Source is null ? $"unable to use {what}: {NoManager}" : "";
}
