using Tocsin.Testing.Scripts;

namespace Tocsin.EndToEnd.Interruptions;

/// <summary>
/// A script with room for the start of a process between a point in <see cref="Windows"/> and the next step; ticks lie within the windows.
/// </summary>
internal static class SlowScript
{
    private const string KeyA = """{}:{alertname="A"}""";
    private const string KeyB = """{}/{team="b"}:{alertname="B"}""";
    private const string KeyC = """{}:{alertname="C"}""";

    /// <summary>In seconds: where it may be interrupted.</summary>
    public static IReadOnlyList<(double From, double To)> Windows { get; } = [(0.2, 3), (5.2, 9), (11.2, 15), (17.2, 22)];

    public static Script Script { get; } = new()
    {
        Name = "slow",
        Title = "The life of three groups, one of them silenced for a while, with a receiver that is slow and one that fails",
        Covers = [],
        Config = """
            route:
              receiver: a
              group_by: [alertname]
              group_wait: 2s
              group_interval: 6s
              repeat_interval: 1h
              routes:
              - { receiver: b, matchers: ['team="b"'] }
            receivers:
            - { name: a, webhook_configs: [{ url: 'http://RECORDER/a' }] }
            - { name: b, webhook_configs: [{ url: 'http://RECORDER/b' }] }
            """,
        Steps =
        [
            new AnswerStep(Seconds(0), "b", 1, 200, Seconds(1.5)),
            new SilenceStep(Seconds(0), "c", [ScriptMatcher.Parse("alertname=C")], Seconds(0), Seconds(3600)),
            Post(0, "A pod=1", "B pod=1 team=b", "C pod=1"),
            Post(5, "A pod=2"),
            Post(11, "A pod=1 @..10.5", "B pod=2 team=b"),
            new AnswerStep(Seconds(11), "b", 1, 503, TimeSpan.Zero),
            new ExpireStep(Seconds(11), "c"),
            Post(17, "A pod=2 @..16.5", "B pod=1 team=b @..16.5"),
        ],
        Until = Seconds(24.5),
        Expected =
        [
            Message(2, "a", KeyA, "first notification", "A pod=1"),
            Message(2, "b", KeyB, "first notification", "B pod=1 team=b"),
            Message(8, "a", KeyA, "new alerts added", "A pod=1", "A pod=2"),
            Message(14, "a", KeyA, "some alerts resolved", "-A pod=1", "A pod=2"),
            Message(14, "b", KeyB, "new alerts added", "B pod=1 team=b", "B pod=2 team=b"),
            Message(14, "a", KeyC, "first notification", "C pod=1"),
            Message(20, "a", KeyA, "all alerts resolved", "-A pod=2"),
            Message(20, "b", KeyB, "some alerts resolved", "-B pod=1 team=b", "B pod=2 team=b"),
        ],
    };

    private static PostStep Post(double at, params string[] alerts) => new(Seconds(at), [.. alerts.Select(ScriptAlert.Parse)], 200);

    private static ExpectedMessage Message(double at, string to, string key, string reason, params string[] alerts) =>
        new(Seconds(at), TimeSpan.Zero, to, key, reason, [.. alerts.Select(ExpectedAlert.Parse)], 0, 200);

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
