using Tocsin.Configuration;

namespace Tocsin.Routing;

/// <summary>The root takes every alert that nobody else does, at any time: what would keep it from that is refused.</summary>
internal static class RootRouteRules
{
    private static readonly string[] _matcherKeys = ["match", "match_re", "matchers"];

    public static void Check(ConfigSection section, Route root)
    {
        if (root.Receiver.Length == 0 && section.Ask("receiver") is null or ConfigScalar)
        {
            section.Error("root route must specify a default receiver");
        }

        if (root.Continue)
        {
            section.Error("continue", "cannot have continue in root route");
        }

        foreach (var key in root.Matchers.Count > 0 ? _matcherKeys.Where(key => !IsEmpty(section.Ask(key))) : [])
        {
            section.Error(key, "root route must not have any matchers");
        }

        if (root.MuteTimeIntervals.Count > 0)
        {
            section.Error("mute_time_intervals", "root route must not have any mute time intervals");
        }

        if (root.ActiveTimeIntervals.Count > 0)
        {
            section.Error("active_time_intervals", "root route must not have any active time intervals");
        }
    }

    private static bool IsEmpty(ConfigNode? node) => node is not (ConfigMapping { Entries.Count: > 0 } or ConfigSequence { Items.Count: > 0 });
}
