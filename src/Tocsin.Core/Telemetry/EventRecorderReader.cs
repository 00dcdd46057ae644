using Tocsin.Configuration;
using Tocsin.Http;

namespace Tocsin.Telemetry;

/// <summary>Reads <c>event_recorder</c>. Source of keys, defaults and texts: Alertmanager 0.34, package eventrecorder.</summary>
internal static class EventRecorderReader
{
    /// <param name="root">The configuration.</param>
    /// <param name="folder">What relative paths are relative to.</param>
    public static EventRecorderConfig? Read(ConfigSection root, string folder)
    {
        if (root.Section("event_recorder") is not { } section)
        {
            return null;
        }

        root.Warn("event_recorder", "is understood, but this version of Tocsin doesn't record events");
        var config = new EventRecorderConfig
        {
            Files = [.. section.Sections("file_outputs", missing: null).Select(output => FileOutput(output, folder))],
            Webhooks = [.. section.Sections("webhook_outputs", missing: null).Select(output => EventWebhookReader.Read(output, folder))],
            Topics = [.. section.Sections("kafka_outputs", missing: null).Select(output => EventTopicReader.Read(output, folder))],
            StandardOutputs = StandardOutputs(section),
        };
        section.Done();
        return config;
    }

    private static string FileOutput(ConfigSection section, string folder)
    {
        var path = section.Text("path", "");
        if (path.Length == 0)
        {
            section.Error("event_recorder file output requires a path");
        }

        section.Done();
        return HttpConfigKeys.Below(folder, path);
    }

    private static int StandardOutputs(ConfigSection section)
    {
        var outputs = section.Sections("stdout_outputs", missing: null);
        foreach (var output in outputs)
        {
            output.Done();
        }

        return outputs.Count;
    }
}
