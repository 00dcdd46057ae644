namespace Tocsin.Compare.Servers;

/// <summary>The configuration that both servers get.</summary>
internal static class ServerConfig
{
    /// <summary>One receiver, and times long enough that notifications do not dominate what is measured.</summary>
    public static string Yaml(Uri webhook) =>
        $"""
        route:
          receiver: sink
          group_by: [alertname, cluster, namespace]
          group_wait: 30s
          group_interval: 5m
          repeat_interval: 4h
        receivers:
          - name: sink
            webhook_configs:
              - url: {webhook}

        """;
}
