using System.Text;

namespace Tocsin.Server.Ingest;

internal static class AlertFields
{
    public static AlertField Find(ReadOnlySpan<byte> name) => name.Length switch
    {
        6 when name.SequenceEqual("labels"u8) => AlertField.Labels,
        6 when name.SequenceEqual("endsAt"u8) => AlertField.EndsAt,
        6 when name.SequenceEqual("status"u8) => AlertField.Status,
        6 when name.SequenceEqual("alerts"u8) => AlertField.Alerts,
        8 when name.SequenceEqual("startsAt"u8) => AlertField.StartsAt,
        11 when name.SequenceEqual("annotations"u8) => AlertField.Annotations,
        11 when name.SequenceEqual("fingerprint"u8) => AlertField.Fingerprint,
        12 when name.SequenceEqual("generatorURL"u8) => AlertField.GeneratorUrl,
        _ => AlertField.Unknown,
    };

    /// <summary>Finds a member as Go's decoder does, which takes any letter case.</summary>
    public static AlertField FindAnyCase(ReadOnlySpan<byte> name)
    {
        var found = Find(name);
        if (found != AlertField.Unknown || name.Length is < 6 or > 12)
        {
            return found;
        }

        for (var field = AlertField.Labels; field <= AlertField.Fingerprint; field++)
        {
            if (Ascii.EqualsIgnoreCase(name, field.Key()))
            {
                return field;
            }
        }

        return AlertField.Unknown;
    }

    extension(AlertField field)
    {
        /// <summary>The member's name in JSON.</summary>
        public string Key() => field switch
        {
            AlertField.Labels => "labels",
            AlertField.Annotations => "annotations",
            AlertField.Status => "status",
            AlertField.StartsAt => "startsAt",
            AlertField.EndsAt => "endsAt",
            AlertField.GeneratorUrl => "generatorURL",
            AlertField.Fingerprint => "fingerprint",
            AlertField.Alerts => "alerts",
            _ => "",
        };
    }
}
