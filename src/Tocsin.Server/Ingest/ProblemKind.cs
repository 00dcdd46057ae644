namespace Tocsin.Server.Ingest;

/// <summary>What can be wrong with an alert whose JSON could be read.</summary>
internal enum ProblemKind : byte
{
    // Alertmanager's API stops at these while it decodes the body (400).
    NotAnAlert,
    WrongType,
    NotATime,

    // ... at these while it checks the body against its schema (422) ...
    LabelsMissing,
    NotAUri,

    // ... and reports these alert by alert (400).
    TimesReversed,
    LabelsEmpty,
    NameEmpty,
    Repeated,
    AlertsMissing,
    UnknownStatus,
    HalfSurrogate,
    TooManyLabels,
    TooMuchText,
}
