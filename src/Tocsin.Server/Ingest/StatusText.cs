using System.Text;
using Tocsin.Alerts;

namespace Tocsin.Server.Ingest;

internal static class StatusText
{
    /// <summary>Reads <c>firing</c> and <c>resolved</c>; <c>active</c> is what Alertmanager's own API calls a firing alert.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out AlertStatus? status)
    {
        status = text.Length switch
        {
            6 when Ascii.EqualsIgnoreCase(text, "firing"u8) || Ascii.EqualsIgnoreCase(text, "active"u8) => AlertStatus.Firing,
            8 when Ascii.EqualsIgnoreCase(text, "resolved"u8) => AlertStatus.Resolved,
            _ => null,
        };
        return status is not null;
    }
}
