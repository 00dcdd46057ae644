using Tocsin.Configuration;

namespace Tocsin.Notification;

/// <summary>The key <c>global</c>.</summary>
internal sealed record GlobalConfig
{
    /// <summary>After how long an alert of <c>/api/v2/alerts</c> that came without an end counts as resolved.</summary>
    public TimeSpan ResolveTimeout { get; init; } = TimeSpan.FromMinutes(5);

    public static GlobalConfig Read(ConfigSection? section)
    {
        var defaults = new GlobalConfig();
        if (section is null)
        {
            return defaults;
        }

        var global = defaults with { ResolveTimeout = section.Duration("resolve_timeout", defaults.ResolveTimeout) };
        section.Done();
        return global;
    }
}
