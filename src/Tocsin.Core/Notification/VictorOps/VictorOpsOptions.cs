using Tocsin.Configuration;
using Tocsin.Http;
using Tocsin.Templating;

namespace Tocsin.Notification.VictorOps;

/// <summary>One entry of <c>victorops_configs</c>, complete with what <c>global</c> adds. All texts are templates.</summary>
internal sealed record VictorOpsOptions
{
    public const string DefaultMessageType = "CRITICAL";
    public const string DefaultStateMessage = """{{ template "victorops.default.state_message" . }}""";
    public const string DefaultEntityDisplayName = """{{ template "victorops.default.entity_display_name" . }}""";
    public const string DefaultMonitoringTool = """{{ template "victorops.default.monitoring_tool" . }}""";

    public required HttpClientConfig Http { get; init; }

    public required AlertTemplates Templates { get; init; }

    /// <summary>Ends in a slash; the API key and the routing key are appended.</summary>
    public required Uri ApiUrl { get; init; }

    public required SecretSource ApiKey { get; init; }

    public required string RoutingKey { get; init; }

    public string MessageType { get; init; } = DefaultMessageType;

    public string StateMessage { get; init; } = DefaultStateMessage;

    public string EntityDisplayName { get; init; } = DefaultEntityDisplayName;

    public string MonitoringTool { get; init; } = DefaultMonitoringTool;

    public IReadOnlyDictionary<string, string> CustomFields { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
