using Tocsin.Pipeline;

namespace Tocsin.Server.Ingest;

internal static class UnavailableText
{
    public const string Busy = "too many alerts at once, nothing was taken; send them again";

    public static string Of(IntakeOutcome outcome) => outcome == IntakeOutcome.Busy
        ? Busy
        : "the store is not available: the alerts are handled, but they would not survive a restart; send them again";
}
