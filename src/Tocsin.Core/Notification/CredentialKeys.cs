using Tocsin.Configuration;

namespace Tocsin.Notification;

/// <summary>Reads keys that let into a receiver: secret URLs, API keys and tokens, each here or in the file that <c>key_file</c> names.</summary>
internal static class CredentialKeys
{
    /// <summary>A key or token that <c>global</c> may give; without either, <paramref name="missing"/> is recorded.</summary>
    public static SecretSource SecretOrGlobal(this ConfigSection section, string key, SecretSource? global, string missing)
    {
        var secret = SecretSource.From(section, key) ?? global;
        if (secret is null)
        {
            section.Error(missing);
        }

        return secret ?? new SecretSource(key, null);
    }

    /// <summary>The key <c>webhook_url</c>, which has to be there. Upstream has two messages for that; which of them it gives depends on the version.</summary>
    public static SecretSource WebhookUrl(this ConfigSection section, string type)
    {
        var url = section.SecretUrl("webhook_url");
        if (url is null && !section.Has("webhook_url"))
        {
            section.Error($"one of webhook_url or webhook_url_file must be configured (no {type} webhook URL or URLFile provided)");
        }

        return url ?? new SecretSource("webhook_url", null);
    }

    /// <summary>
    /// A URL that is secret, in the key or in the file that <c>key_file</c> names. <c>&lt;secret&gt;</c> counts as one, so that a configuration
    /// that was printed can be checked.
    /// </summary>
    public static SecretSource? SecretUrl(this ConfigSection section, string key)
    {
        if (section.Text(key) is not Secret.Mask)
        {
            section.ApiUrl(key);
        }

        return SecretSource.From(section, key);
    }
}
