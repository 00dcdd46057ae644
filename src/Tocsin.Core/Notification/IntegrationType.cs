using Microsoft.Extensions.Logging;
using Tocsin.Configuration;
using Tocsin.Http;

namespace Tocsin.Notification;

/// <summary>How a kind of integration is read from the configuration and built. All kinds stand in <c>IntegrationTypes</c>.</summary>
/// <param name="ConfigKey">The receiver's key that holds the list: <c>webhook_configs</c>.</param>
/// <param name="Name">The type's name in keys, logs and metrics: <c>webhook</c>.</param>
/// <param name="SendResolvedByDefault">Alertmanager's default of <c>send_resolved</c> for the type.</param>
/// <param name="Read">
/// Reads one item of the list, records what is wrong with it, and returns how to build its notifier; null where the item is understood, but
/// this version can't send to it. <c>send_resolved</c>, which every type has, and the check for unknown keys
/// (<see cref="ConfigSection.Done"/>) are the caller's.
/// </param>
internal sealed record IntegrationType(
    string ConfigKey, string Name, bool SendResolvedByDefault, Func<ConfigSection, ReceiverContext, Func<NotifierServices, INotifier>?> Read)
{
    /// <summary>Whether Alertmanager has no such type: its keys may hold references.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Whether an item that is null counts as one with all keys left out. For most types it is an error.</summary>
    public bool NullIsEmpty { get; init; }

    /// <summary>A type that is read and checked, and that this version can't send to.</summary>
    /// <param name="configKey">The receiver's key that holds the list.</param>
    /// <param name="name">The type's name.</param>
    /// <param name="sendResolvedByDefault">Alertmanager's default of <c>send_resolved</c> for the type.</param>
    /// <param name="read">Reads one item of the list and records what is wrong with it.</param>
    public static IntegrationType WithoutSender<TOptions>(
        string configKey, string name, bool sendResolvedByDefault, Func<ConfigSection, ReceiverContext, TOptions> read) =>
        new(configKey, name, sendResolvedByDefault, (section, context) =>
        {
            read(section, context);
            return null;
        });
}

/// <summary>What a notifier may need from its surroundings.</summary>
/// <param name="Http">For destinations without an <c>http_config</c>: Tocsin's own. No redirects are followed.</param>
/// <param name="Time">The clock.</param>
/// <param name="Loggers">For what is told in the log.</param>
internal sealed record NotifierServices(HttpClient Http, TimeProvider Time, ILoggerFactory Loggers)
{
    /// <summary>One for each <c>http_config</c>.</summary>
    public HttpClients Clients { get; init; } = new(HttpSurroundings.Of(Time));

    /// <summary>The client for an <c>http_config</c>; integrations that have taken over that of <c>global</c> share one.</summary>
    /// <exception cref="ConfigException">No client can be made of it: its certificates can't be read, for one.</exception>
    public HttpClient ClientFor(HttpClientConfig config) => Clients.For(config);
}
