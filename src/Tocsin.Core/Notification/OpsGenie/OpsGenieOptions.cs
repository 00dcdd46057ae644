using Tocsin.Configuration;
using Tocsin.Http;
using Tocsin.Templating;

namespace Tocsin.Notification.OpsGenie;

/// <summary>One entry of <c>opsgenie_configs</c>, complete with what <c>global</c> adds. All texts, and the key, are templates.</summary>
internal sealed record OpsGenieOptions
{
    public const string DefaultMessage = """{{ template "opsgenie.default.message" . }}""";
    public const string DefaultDescription = """{{ template "opsgenie.default.description" . }}""";
    public const string DefaultSource = """{{ template "opsgenie.default.source" . }}""";

    public required HttpClientConfig Http { get; init; }

    public required AlertTemplates Templates { get; init; }

    /// <summary>Ends in a slash; the API's paths are appended.</summary>
    public required Uri ApiUrl { get; init; }

    public required SecretSource ApiKey { get; init; }

    public string Message { get; init; } = DefaultMessage;

    public string Description { get; init; } = DefaultDescription;

    public string Source { get; init; } = DefaultSource;

    /// <summary>Added to the labels that the alerts have in common.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public string Entity { get; init; } = "";

    public IReadOnlyList<OpsGenieResponder> Responders { get; init; } = [];

    /// <summary>Separated by commas; so are <see cref="Tags"/>.</summary>
    public string Actions { get; init; } = "";

    public string Tags { get; init; } = "";

    public string Note { get; init; } = "";

    public string Priority { get; init; } = "";

    /// <summary>Whether message and description of an open alert follow the group.</summary>
    public bool UpdateAlerts { get; init; }
}

/// <summary>Who is told. All are templates; one of the first three is set.</summary>
internal sealed record OpsGenieResponder(string Id, string Name, string Username, string Type)
{
    /// <summary>As Go prints it in upstream's messages.</summary>
    public override string ToString() => $"{{{Shown.Text(Id)} {Shown.Text(Name)} {Shown.Text(Username)} {Shown.Text(Type)}}}";
}
