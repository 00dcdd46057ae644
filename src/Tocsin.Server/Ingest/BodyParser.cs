using System.Text.Json;
using System.Text.Unicode;
using Tocsin.Alerts;

namespace Tocsin.Server.Ingest;

/// <summary>
/// Reads the body of a request into a batch of alerts, in one pass over its bytes and without making strings of them. Reusable.
/// </summary>
/// <remarks>Nothing in a body makes it throw. Where the JSON cannot be read to its end, the batch is not to be used.</remarks>
internal sealed class BodyParser
{
    // Deep enough for any sender; the reader keeps a bit per level. Go's decoder stops at 10,000.
    private const int StrictDepth = 64;
    private const int UpstreamDepth = 10_000;

    private readonly IngestSource _source;
    private readonly AlertReader _reader;
    private readonly JsonText _text = new();
    private int _alert;

    public BodyParser(IngestSource source, IngestLimits limits)
    {
        _source = source;
        _reader = new AlertReader(source == IngestSource.Api, limits, Problems);
    }

    /// <summary>What is wrong with the body that was parsed last.</summary>
    public Problems Problems { get; } = new();

    /// <summary>How many alerts of the body that was parsed last were left out; a body that cannot be read counts as one.</summary>
    public int Invalid { get; private set; }

    private bool IsUpstream => _source == IngestSource.Api;

    /// <param name="body">The body, as it came.</param>
    /// <param name="defaultEnd">The end that an alert without one will get; MaxValue where any start will do.</param>
    /// <param name="batch">Takes the valid alerts.</param>
    public void Parse(ReadOnlySpan<byte> body, DateTimeOffset defaultEnd, AlertBatch batch)
    {
        Problems.Clear();
        Invalid = 0;
        _alert = -1;
        _reader.Field = AlertField.Unknown;
        _reader.DefaultEnd = defaultEnd;
        _reader.DefaultStatus = IsUpstream ? null : AlertStatus.Firing;
        if (Prepare(ref body))
        {
            ParseJson(body, batch);
        }

        Invalid += Problems.IsEmptyBody || Problems.Unreadable is not null ? 1 : 0;
        _reader.Trim();
        _text.Trim();
    }

    private bool Prepare(ref ReadOnlySpan<byte> body)
    {
        body = body.StartsWith("\uFEFF"u8) ? body[3..] : body;
        Problems.IsEmptyBody = !body.ContainsAnyExcept(" \t\r\n"u8);
        if (Problems.IsEmptyBody || Utf8.IsValid(body))
        {
            return !Problems.IsEmptyBody;
        }

        if (IsUpstream)
        {
            body = Utf8Repair.Replace(body);
            return true;
        }

        var at = Utf8Repair.ValidLength(body);
        Problems.Unreadable = $"the body is not UTF-8: byte 0x{body[at]:x2} at offset {at}";
        return false;
    }

    private void ParseJson(ReadOnlySpan<byte> body, AlertBatch batch)
    {
        var options = new JsonReaderOptions { MaxDepth = IsUpstream ? UpstreamDepth : StrictDepth };
        var json = new Utf8JsonReader(body, options);
        try
        {
            json.Read();
            ParseShape(ref json, batch);
        }
        catch (JsonException error)
        {
            Problems.Unreadable = IsUpstream ? SyntaxText.Upstream(body, options, error) : SyntaxText.Strict(body, options, error, Place());
        }
    }

    private void ParseShape(ref Utf8JsonReader json, AlertBatch batch)
    {
        if (json.TokenType == JsonTokenType.StartArray && _source != IngestSource.Webhook)
        {
            ReadArray(ref json, batch);
            ExpectEnd(ref json);
        }
        else if (json.TokenType == JsonTokenType.StartObject && !IsUpstream)
        {
            ReadObject(ref json, batch);
        }
        else if (!(IsUpstream && json.TokenType == JsonTokenType.Null))
        {
            Problems.Unreadable = SyntaxText.WrongShape(_source, json.TokenType);
        }
    }

    // Go's decoder reads one value and looks no further.
    private void ExpectEnd(ref Utf8JsonReader json)
    {
        if (!IsUpstream)
        {
            _alert = -1;
            json.Read();
        }
    }

    private void ReadArray(ref Utf8JsonReader json, AlertBatch batch)
    {
        for (_alert = 0; json.Read() && json.TokenType != JsonTokenType.EndArray; _alert++)
        {
            if (json.TokenType == JsonTokenType.StartObject)
            {
                Invalid += _reader.Read(ref json, _alert, batch) ? 0 : 1;
            }
            else
            {
                Problems.Add(ProblemKind.NotAnAlert, _alert, AlertField.Unknown, detail: json.TokenType.Kind());
                Invalid++;
                json.Skip();
            }
        }
    }

    /// <summary>
    /// An object is looked through first: it is an envelope if it has "alerts", and its status, which may come after them, counts for
    /// alerts without one (bodies of 2015). That costs a second look at bodies that are not many and not large.
    /// </summary>
    private void ReadObject(ref Utf8JsonReader json, AlertBatch batch)
    {
        var start = json;
        var alerts = default(Utf8JsonReader);
        var found = false;
        var repeated = false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var field = AlertFields.Find(_text.Of(ref json));
            json.Read();
            if (field == AlertField.Alerts)
            {
                repeated |= found;
                found = true;
                alerts = json;
            }
            else if (field == AlertField.Status && json.TokenType == JsonTokenType.String && StatusText.TryParse(_text.Of(ref json), out var status))
            {
                _reader.DefaultStatus = status;
            }

            json.Skip();
        }

        ExpectEnd(ref json);
        if (found)
        {
            ReadEnvelope(ref alerts, repeated, batch);
        }
        else if (_source == IngestSource.Webhook)
        {
            AddEnvelopeProblem(ProblemKind.AlertsMissing);
        }
        else
        {
            _reader.DefaultStatus = AlertStatus.Firing;
            Invalid += _reader.Read(ref start, -1, batch) ? 0 : 1;
        }
    }

    private void ReadEnvelope(ref Utf8JsonReader alerts, bool repeated, AlertBatch batch)
    {
        Problems.InEnvelope = true;
        if (repeated)
        {
            AddEnvelopeProblem(ProblemKind.Repeated);
        }

        if (alerts.TokenType == JsonTokenType.StartArray)
        {
            ReadArray(ref alerts, batch);
        }
        else if (alerts.TokenType != JsonTokenType.Null)
        {
            AddEnvelopeProblem(ProblemKind.WrongType, alerts.TokenType.Kind());
        }
    }

    private void AddEnvelopeProblem(ProblemKind kind, ReadOnlySpan<byte> detail = default)
    {
        Problems.Add(kind, -1, AlertField.Alerts, detail: detail);
        Invalid++;
    }

    private string Place() => StrictText.Place(new Problem(default, _alert, _reader.Field, "", ""), Problems.InEnvelope);
}
