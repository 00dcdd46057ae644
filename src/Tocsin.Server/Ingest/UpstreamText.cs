using System.Globalization;
using System.Text;

namespace Tocsin.Server.Ingest;

/// <summary>Problems in the words of Alertmanager's API, as 0.25 was seen to answer.</summary>
internal sealed class UpstreamText(IngestLimits limits)
{
    // What Go prints for the structure that its decoder fills from an alert without labels and generatorURL.
    private const string AlertType =
        "struct { Annotations models.LabelSet \"json:\\\"annotations,omitempty\\\"\"; EndsAt strfmt.DateTime \"json:\\\"endsAt,omitempty\\\"\"; "
        + "StartsAt strfmt.DateTime \"json:\\\"startsAt,omitempty\\\"\" }";

    /// <summary>Why the body could not be decoded.</summary>
    public static string Decoding(string reason) => $"parsing alerts body from \"\" failed, because {reason}";

    public string Of(Problem problem) => problem.Kind switch
    {
        ProblemKind.NotAnAlert when problem.Detail == "null" => Decoding($"alert {problem.Alert} is null"),
        ProblemKind.NotAnAlert => Decoding($"json: cannot unmarshal {problem.Detail} into Go value of type {AlertType}"),
        ProblemKind.WrongType => Decoding($"json: cannot unmarshal {problem.Detail} into Go struct field {GoField(problem)}"),
        ProblemKind.NotATime => Decoding(GoTimeError.Of(problem.Detail)),
        ProblemKind.LabelsMissing => $"{Index(problem)}.labels in body is required",
        ProblemKind.NotAUri => $"{Index(problem)}.generatorURL in body must be of type uri: {GoQuote(problem.Detail)}",
        ProblemKind.TimesReversed => "start time must be before end time",
        ProblemKind.LabelsEmpty => "at least one label pair required",
        ProblemKind.NameEmpty when problem.Field == AlertField.Labels => "invalid label set: invalid name \"\"",
        ProblemKind.NameEmpty => "invalid annotations: invalid name \"\"",
        ProblemKind.TooManyLabels => $"alert {Index(problem)}: more than {limits.MaxLabels} labels",
        ProblemKind.TooMuchText => $"alert {Index(problem)}: more than {limits.MaxText} bytes of text",
        _ => $"alert {Index(problem)}: {problem.Kind}",
    };

    private static string Index(Problem problem) => problem.Alert.ToString(CultureInfo.InvariantCulture);

    private static string GoField(Problem problem) => problem.Field switch
    {
        AlertField.Labels => $"Alert.labels of type {(problem.Name.Length == 0 ? "models.LabelSet" : "string")}",
        AlertField.Annotations => $".annotations of type {(problem.Name.Length == 0 ? "models.LabelSet" : "string")}",
        AlertField.GeneratorUrl => "Alert.generatorURL of type string",
        _ => $".{problem.Field.Key()} of type string",
    };

    /// <summary>Go's quoted form (%q) of a text.</summary>
    public static string GoQuote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' or '\x7f' => quoted.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }
}
