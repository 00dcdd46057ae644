using Tocsin.Http;
using Tocsin.Templating;

namespace Tocsin.Notification.Sns;

/// <summary>One entry of <c>sns_configs</c>. All texts but <see cref="SigV4"/>'s are templates.</summary>
internal sealed record SnsOptions
{
    public const string DefaultSubject = """{{ template "sns.default.subject" . }}""";
    public const string DefaultMessage = """{{ template "sns.default.message" . }}""";

    public required HttpClientConfig Http { get; init; }

    /// <summary>What the keys, which are templates, may call.</summary>
    public required AlertTemplates Templates { get; init; }

    /// <summary>Empty for the endpoint of the region.</summary>
    public string ApiUrl { get; init; } = "";

    public SigV4Config SigV4 { get; init; } = new();

    public string TopicArn { get; init; } = "";

    public string PhoneNumber { get; init; } = "";

    public string TargetArn { get; init; } = "";

    public string Subject { get; init; } = DefaultSubject;

    public string Message { get; init; } = DefaultMessage;

    /// <summary>Names and values are templates.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Upstream's way to let the SDK's own client read <c>ca_bundle</c> of AWS's shared configuration.</summary>
    public bool UseAwsHttpClient { get; init; }
}
