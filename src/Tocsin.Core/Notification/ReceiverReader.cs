using Tocsin.Configuration;

namespace Tocsin.Notification;

/// <summary>Reads <c>receivers</c>, with the kinds of integration that there are.</summary>
internal static class ReceiverReader
{
    public static IReadOnlyList<ReceiverConfig> Read(ConfigSection root, IReadOnlyList<IntegrationType> types, ReceiverContext context)
    {
        var receivers = new List<ReceiverConfig>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var section in root.Sections("receivers", missing: "missing name in receiver"))
        {
            receivers.Add(new ReceiverConfig(Name(section, names), [.. types.SelectMany(type => Integrations(section, type, context))])
            {
                Location = section.Location,
                Labels = Labels(section),
                NotifyResolveWhenSuppressed = section.Bool("notify_resolve_when_suppressed", absent: false),
            });
            section.Done();
        }

        return receivers;
    }

    private static string Name(ConfigSection section, HashSet<string> names)
    {
        var name = section.Text("name", "");
        if (name.Length == 0 && section.Ask("name") is null or ConfigScalar)
        {
            section.Error("missing name in receiver");
        }
        else if (name.Length > 0 && !names.Add(name))
        {
            section.Error("name", $"notification config name {Shown.Value(name)} is not unique");
        }

        return name;
    }

    /// <summary>The receiver's name may stand among its labels, and no other.</summary>
    private static IReadOnlyDictionary<string, string> Labels(ConfigSection section)
    {
        var (labels, name) = (section.TextMap("labels"), section.Text("name", ""));
        if (labels.TryGetValue("name", out var label) && label != name)
        {
            section.Error("labels", $"receiver label \"name\" must match receiver name {Shown.Value(name)}, got {Shown.Value(label)}");
        }

        return labels;
    }

    private static IEnumerable<IntegrationConfig> Integrations(ConfigSection receiver, IntegrationType type, ReceiverContext context)
    {
        var name = receiver.Text("name", "");
        var missing = type.NullIsEmpty ? null : $"missing {type.Name} config";
        return receiver.Sections(type.ConfigKey, missing).Select((section, index) =>
        {
            var integration = new IntegrationConfig
            {
                Key = new IntegrationKey(name, type.Name, index),
                SendResolved = section.Bool("send_resolved", type.SendResolvedByDefault && !section.IsNull("send_resolved")),
                Build = type.Read(section, context),
                Location = section.Location,
            };
            section.Done();
            return integration;
        });
    }
}
