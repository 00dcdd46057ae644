namespace Tocsin.Routing;

/// <summary>The three trees of Alertmanager's dispatch/route_test.go: the same routes in the old notation, the new one, and both mixed.</summary>
internal static class UpstreamRoutes
{
    public static readonly HashSet<string> Receivers = ["notify-def", "notify-A", "notify-testing", "notify-productionA", "notify-productionB", "notify-BC"];

    public const string Old =
        """
        receiver: notify-def
        routes:
        - match: { owner: team-A }
          receiver: notify-A
          routes:
          - { match: { env: testing }, receiver: notify-testing, group_by: [...] }
          - { match: { env: production }, receiver: notify-productionA, group_wait: 1m, continue: true }
          - match_re: { env: produ.*, job: .* }
            receiver: notify-productionB
            group_wait: 30s
            group_interval: 5m
            repeat_interval: 1h
            group_by: [job]
        - { match_re: { owner: team-(B|C) }, group_by: [foo, bar], group_wait: 2m, receiver: notify-BC }
        - match: { group_by: role }
          group_by: [role]
          routes:
          - match: { env: testing }
            receiver: notify-testing
            routes: [{ match: { wait: long }, group_wait: 2m }]
        """;

    public const string New =
        """
        receiver: notify-def
        routes:
        - matchers: ['{owner="team-A"}', '{level!="critical"}']
          receiver: notify-A
          routes:
          - { matchers: ['{env="testing"}', '{baz!~".*quux"}'], receiver: notify-testing, group_by: [...] }
          - { matchers: ['{env="production"}'], receiver: notify-productionA, group_wait: 1m, continue: true }
          - matchers: [ env=~"produ.*", job=~".*" ]
            receiver: notify-productionB
            group_wait: 30s
            group_interval: 5m
            repeat_interval: 1h
            group_by: [job]
        - { matchers: [owner=~"team-(B|C)"], group_by: [foo, bar], group_wait: 2m, receiver: notify-BC }
        - matchers: [group_by="role"]
          group_by: [role]
          routes:
          - matchers: ['{env="testing"}']
            receiver: notify-testing
            routes: [{ matchers: [wait="long"], group_wait: 2m }]
        """;

    public const string Mixed =
        """
        receiver: notify-def
        routes:
        - matchers: ['{owner="team-A"}', '{level!="critical"}']
          receiver: notify-A
          routes:
          - { matchers: ['{env="testing"}', '{baz!~".*quux"}'], receiver: notify-testing, group_by: [...] }
          - { match: { env: production }, receiver: notify-productionA, group_wait: 1m, continue: true }
          - matchers: [ env=~"produ.*", job=~".*" ]
            receiver: notify-productionB
            group_wait: 30s
            group_interval: 5m
            repeat_interval: 1h
            group_by: [job]
        - { match_re: { owner: team-(B|C) }, group_by: [foo, bar], group_wait: 2m, receiver: notify-BC }
        - matchers: [group_by="role"]
          group_by: [role]
          routes:
          - matchers: ['{env="testing"}']
            receiver: notify-testing
            routes: [{ matchers: [wait="long"], group_wait: 2m }]
        """;
}
