using Tocsin.Configuration;

namespace Tocsin.Notification.Sns;

/// <summary>Reads <c>sns_configs</c>.</summary>
internal static class SnsConfig
{
    public static IntegrationType Type { get; } = IntegrationType.WithoutSender("sns_configs", "sns", sendResolvedByDefault: true, Read);

    public static SnsOptions Read(ConfigSection section, ReceiverContext context)
    {
        var templates = context.Templates;
        var options = new SnsOptions
        {
            Http = section.HttpClient(context),
            Templates = templates,
            ApiUrl = section.Template("api_url", templates, ""),
            SigV4 = SigV4Config.Read(section.Section("sigv4")),
            TopicArn = section.Template("topic_arn", templates, ""),
            PhoneNumber = section.Template("phone_number", templates, ""),
            TargetArn = section.Template("target_arn", templates, ""),
            Subject = section.Template("subject", templates, SnsOptions.DefaultSubject),
            Message = section.Template("message", templates, SnsOptions.DefaultMessage),
            Attributes = section.TemplateMap("attributes", templates),
            UseAwsHttpClient = section.Bool("use_aws_http_client", false),
        };
        CheckTarget(section, options);
        return options;
    }

    /// <summary>One target is needed. Upstream's check is the parity of what is absent: it refuses none and two, and lets all three pass.</summary>
    private static void CheckTarget(ConfigSection section, SnsOptions options)
    {
        if ((options.TargetArn.Length == 0) ^ (options.TopicArn.Length == 0) ^ (options.PhoneNumber.Length == 0))
        {
            section.Error("must provide either a Target ARN, Topic ARN, or Phone Number for SNS config");
        }
    }
}
