using System.Buffers;
using System.Text.Json;
using Tocsin.Alerts;

namespace Tocsin.Server.Ingest;

/// <summary>Reads one alert object after the other into a batch; what is wrong with one goes to the problems and it is left out.</summary>
/// <param name="upstream">Whether only what Alertmanager's API refuses is refused.</param>
/// <param name="limits">What one alert may hold.</param>
/// <param name="problems">Where problems go.</param>
internal sealed class AlertReader(bool upstream, IngestLimits limits, Problems problems)
{
    private readonly LabelSetBuilder _labels = new();
    private readonly LabelSetBuilder _annotations = new(keepEmpty: true);
    private readonly ArrayBufferWriter<byte> _generatorUrl = new(256);
    private readonly PairReader _pairs = new(upstream, limits, problems);
    private readonly JsonText _text = new();
    private int _alert;
    private int _seen;
    private bool _hasLabels;
    private bool _hasEmptyLabelName;
    private bool _hasEmptyAnnotationName;
    private DateTimeOffset _startsAt;
    private DateTimeOffset _endsAt;
    private AlertStatus? _status;

    /// <summary>Where the reader is, for what cannot be read at all.</summary>
    public AlertField Field { get; set; }

    /// <summary>What an alert is that does not say; null on Alertmanager's API, where times say it.</summary>
    public AlertStatus? DefaultStatus { get; set; }

    /// <summary>The end that an alert without one will get; it may not start after that.</summary>
    public DateTimeOffset DefaultEnd { get; set; } = DateTimeOffset.MaxValue;

    /// <summary>Reads the object that the reader stands on the start of. Returns whether it was valid and added.</summary>
    public bool Read(ref Utf8JsonReader json, int alert, AlertBatch batch)
    {
        Begin(alert);
        var problemsBefore = problems.Count;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = _text.Of(ref json);
            Field = upstream ? AlertFields.FindAnyCase(name) : AlertFields.Find(name);
            json.Read();
            ReadField(ref json);
        }

        Field = AlertField.Unknown;
        Check(problemsBefore);
        if (problems.Count > problemsBefore)
        {
            return false;
        }

        batch.Add(_labels, _annotations, _generatorUrl.WrittenSpan, _startsAt, _endsAt, _status ?? DefaultStatus);
        return true;
    }

    public void Trim()
    {
        _pairs.Trim();
        _text.Trim();
    }

    private void Begin(int alert)
    {
        _alert = alert;
        _labels.Clear();
        _annotations.Clear();
        _generatorUrl.ResetWrittenCount();
        _pairs.BeginAlert();
        _seen = 0;
        _hasLabels = _hasEmptyLabelName = _hasEmptyAnnotationName = false;
        _startsAt = _endsAt = default;
        _status = null;
    }

    private void ReadField(ref Utf8JsonReader json)
    {
        if (!upstream && Field is not (AlertField.Unknown or AlertField.Alerts) && (_seen & (1 << (int)Field)) != 0)
        {
            problems.Add(ProblemKind.Repeated, _alert, Field);
        }

        _seen |= 1 << (int)Field;
        switch (Field)
        {
            case AlertField.Labels:
                ReadLabels(ref json);
                break;
            case AlertField.Annotations:
                ReadAnnotations(ref json);
                break;
            case AlertField.StartsAt:
                ReadTime(ref json, ref _startsAt);
                break;
            case AlertField.EndsAt:
                ReadTime(ref json, ref _endsAt);
                break;
            case AlertField.GeneratorUrl:
                ReadGeneratorUrl(ref json);
                break;
            case AlertField.Status when !upstream:
                ReadStatus(ref json);
                break;
            default:
                json.Skip();
                break;
        }
    }

    private void ReadLabels(ref Utf8JsonReader json)
    {
        _hasLabels = json.TokenType != JsonTokenType.Null;
        ReadPairs(ref json, _labels, ref _hasEmptyLabelName);
    }

    private void ReadAnnotations(ref Utf8JsonReader json) => ReadPairs(ref json, _annotations, ref _hasEmptyAnnotationName);

    private void ReadPairs(ref Utf8JsonReader json, LabelSetBuilder into, ref bool hasEmptyName)
    {
        if (json.TokenType == JsonTokenType.StartObject)
        {
            // A second "labels" adds to the first: so does Go. Where keys may not repeat, the alert is refused anyway.
            _pairs.Read(ref json, into, _alert, Field);
            hasEmptyName |= _pairs.SawEmptyName;
        }
        else if (json.TokenType == JsonTokenType.Null)
        {
            into.Clear();
            hasEmptyName = false;
        }
        else
        {
            AddWrongType(ref json);
        }
    }

    private void ReadTime(ref Utf8JsonReader json, ref DateTimeOffset time)
    {
        if (!TryReadText(ref json, out var text))
        {
            return;
        }

        if (upstream && text.IsEmpty)
        {
            // Odd, but what Alertmanager's API makes of "": an alert that ended long ago.
            time = DateTimeOffset.UnixEpoch;
        }
        else if (!TimeText.TryParse(text, lenient: upstream, out time))
        {
            problems.Add(ProblemKind.NotATime, _alert, Field, detail: text);
        }
    }

    private void ReadGeneratorUrl(ref Utf8JsonReader json)
    {
        _generatorUrl.ResetWrittenCount();
        if (!TryReadText(ref json, out var text) || !_pairs.TryTakeText(text.Length, _alert, Field, default))
        {
            return;
        }

        if (upstream && !text.IsEmpty && !GoUri.IsRequestUri(text))
        {
            problems.Add(ProblemKind.NotAUri, _alert, Field, detail: text);
        }

        _generatorUrl.Write(text);
    }

    private void ReadStatus(ref Utf8JsonReader json)
    {
        if (TryReadText(ref json, out var text) && !StatusText.TryParse(text, out _status))
        {
            problems.Add(ProblemKind.UnknownStatus, _alert, Field, detail: text);
        }
    }

    /// <summary>Reads a text; false where it is null, which means absent, or no text.</summary>
    private bool TryReadText(ref Utf8JsonReader json, out ReadOnlySpan<byte> text)
    {
        text = default;
        if (json.TokenType == JsonTokenType.String)
        {
            text = _text.Of(ref json);
            if (_text.IsBroken && !upstream)
            {
                problems.Add(ProblemKind.HalfSurrogate, _alert, Field);
            }

            return true;
        }

        if (json.TokenType != JsonTokenType.Null)
        {
            AddWrongType(ref json);
        }

        return false;
    }

    private void AddWrongType(ref Utf8JsonReader json)
    {
        problems.Add(ProblemKind.WrongType, _alert, Field, detail: json.TokenType.Kind());
        json.Skip();
    }

    // In the order of Alertmanager, which reports an alert's first only.
    private void Check(int problemsBefore)
    {
        if (!_hasLabels)
        {
            problems.Add(ProblemKind.LabelsMissing, _alert, AlertField.Labels);
        }

        if (_startsAt > (_endsAt == default ? DefaultEnd : _endsAt))
        {
            problems.Add(ProblemKind.TimesReversed, _alert, AlertField.StartsAt);
        }

        if (problems.Count == problemsBefore && !_labels.HasAny)
        {
            problems.Add(ProblemKind.LabelsEmpty, _alert, AlertField.Labels);
        }

        if (_hasEmptyLabelName && !(upstream && problems.Count > problemsBefore))
        {
            problems.Add(ProblemKind.NameEmpty, _alert, AlertField.Labels);
        }

        if (_hasEmptyAnnotationName && !(upstream && problems.Count > problemsBefore))
        {
            problems.Add(ProblemKind.NameEmpty, _alert, AlertField.Annotations);
        }
    }
}
