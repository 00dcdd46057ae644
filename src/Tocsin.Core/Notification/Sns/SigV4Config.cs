using Tocsin.Configuration;

namespace Tocsin.Notification.Sns;

/// <summary>The key <c>sigv4</c>: how requests to AWS are signed. What is empty comes from AWS's usual chain of credentials.</summary>
internal sealed record SigV4Config
{
    public string Region { get; init; } = "";

    public string AccessKey { get; init; } = "";

    public Secret? SecretKey { get; init; }

    public string Profile { get; init; } = "";

    public string RoleArn { get; init; } = "";

    public string ExternalId { get; init; } = "";

    /// <summary>Source of the keys and of the error: prometheus/sigv4, SigV4Config.</summary>
    public static SigV4Config Read(ConfigSection? section)
    {
        if (section is null)
        {
            return new SigV4Config();
        }

        var config = new SigV4Config
        {
            Region = section.Text("region", ""),
            AccessKey = section.Text("access_key", ""),
            SecretKey = section.Secret("secret_key"),
            Profile = section.Text("profile", ""),
            RoleArn = section.Text("role_arn", ""),
            ExternalId = section.Text("external_id", ""),
        };
        if (config.AccessKey.Length == 0 != config.SecretKey is null)
        {
            section.Error("must provide a AWS SigV4 Access key and Secret Key if credentials are specified in the SigV4 config");
        }

        section.Done();
        return config;
    }
}
