using System.Buffers;
using System.Text.Encodings.Web;

namespace Tocsin.Server.Ingest;

/// <summary>Problems in Tocsin's words: each names the place and what is expected there.</summary>
internal sealed class StrictText(IngestLimits limits)
{
    private static readonly SearchValues<char> _plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_:");

    /// <summary>All that is wrong with a body, in one line: the first few, and how many more there are.</summary>
    public string Of(Problems problems)
    {
        if (problems.IsEmptyBody)
        {
            return "the body is empty; send an alert as JSON";
        }

        if (problems.Unreadable is { } reason)
        {
            return reason;
        }

        var text = string.Join("; ", problems.Kept.Select(problem => Of(problem, problems.InEnvelope)));
        var more = problems.Count - problems.Kept.Count;
        return more > 0 ? $"{text}; and {more} more" : text;
    }

    /// <summary><c>alerts[2].labels.severity</c>, or as much of it as applies.</summary>
    public static string Place(Problem problem, bool inEnvelope)
    {
        var alert = problem.Alert < 0 ? "" : inEnvelope ? $"alerts[{problem.Alert}]" : $"[{problem.Alert}]";
        var field = problem.Field.Key();
        var name = problem.Name.Length == 0 ? "" : problem.Name.AsSpan().ContainsAnyExcept(_plain) ? $"[{Quote(problem.Name)}]" : $".{problem.Name}";
        return $"{alert}{(alert.Length > 0 && field.Length > 0 ? "." : "")}{field}{name}";
    }

    public static string Article(string kind) => kind switch
    {
        "string" => "text",
        "bool" => "true or false",
        "null" => "null",
        "object" or "array" => $"an {kind}",
        _ => $"a {kind}",
    };

    private string Of(Problem problem, bool inEnvelope)
    {
        var place = Place(problem, inEnvelope);
        return place.Length > 0 ? $"{place}: {Complaint(problem)}" : Complaint(problem);
    }

    private string Complaint(Problem problem) => problem.Kind switch
    {
        ProblemKind.NotAnAlert => $"must be an alert, got {Article(problem.Detail)}",
        ProblemKind.WrongType => $"must be {Expected(problem)}, got {Article(problem.Detail)}",
        ProblemKind.NotATime => $"{Quote(problem.Detail)} is no RFC 3339 time",
        ProblemKind.LabelsMissing => "required",
        ProblemKind.LabelsEmpty => "at least one label with a value is required",
        ProblemKind.NameEmpty => "a name is empty",
        ProblemKind.Repeated => "given twice",
        ProblemKind.AlertsMissing => "required; this endpoint takes Alertmanager's webhook, single alerts go to /alert",
        ProblemKind.UnknownStatus => $"must be \"firing\" or \"resolved\", got {Quote(problem.Detail)}",
        ProblemKind.TimesReversed => "is after endsAt",
        ProblemKind.NotAUri => $"{Quote(problem.Detail)} is no URI",
        ProblemKind.HalfSurrogate => "holds half of a surrogate pair, which is no text",
        ProblemKind.TooManyLabels => $"more than {limits.MaxLabels} labels",
        _ => $"the alert has more than {limits.MaxText} bytes of text",
    };

    private static string Expected(Problem problem) => problem.Field switch
    {
        AlertField.Alerts => "an array of alerts",
        AlertField.Labels or AlertField.Annotations when problem.Name.Length == 0 => "an object of names and texts",
        _ => "text",
    };

    private static string Quote(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";
}
