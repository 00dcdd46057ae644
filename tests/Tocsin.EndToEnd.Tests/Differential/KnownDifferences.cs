namespace Tocsin.EndToEnd.Differential;

/// <summary>
/// Where Debian's Alertmanager, 0.25, does otherwise than 0.34, which Tocsin follows, or than Tocsin means to. A script that meets one says
/// in <c>expect_of_debian</c> what 0.25 sends. Beside these, 0.25's messages have no <c>notification_reason</c> and no <c>routeLabels</c>
/// (§2.9): the scripts give the reason, and only Tocsin's is compared. References are to the facts on Alertmanager beside this repository.
/// </summary>
internal static class KnownDifferences
{
    /// <summary>The script, the section of the reference, and what 0.25 does.</summary>
    public static IReadOnlyList<(string Script, string Section, string What)> All { get; } =
    [
        ("119-an-empty-group-by-on-a-child", "1.3", "0.25 takes an empty group_by on a child for none, and inherits"),
        ("203-an-old-alert-in-a-waiting-group", "2.4", "in 0.25 any old alert ends group_wait, in 0.34 only the one that makes the group"),
        ("211-a-group-that-was-emptied", "2.4", "0.25 keeps an empty group, and its ticks, for up to 30 s"),
        ("212-an-old-alert-after-a-group-was-emptied", "2.4", "0.25 keeps an empty group, and its ticks, for up to 30 s"),
        ("906-a-reload-during-group-wait", "2.11", "Alertmanager, of any version, starts group_wait anew at a reload; Tocsin goes on"),
    ];
}
