using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Tocsin.Server.Ingest;

namespace Tocsin.Server.Api;

/// <summary>
/// Reads the body of <c>POST /api/v2/silences</c> as Go's decoder does: member names in any letter case, unknown ones skipped, null for what is
/// not there, one value and nothing behind it. Nothing in a body makes it throw.
/// </summary>
internal sealed class SilenceBodyReader
{
    // Where Go's decoder stops.
    private const int MaxDepth = 10_000;

    private readonly JsonText _name = new();
    private readonly JsonText _text = new();
    private readonly SilenceBody _body = new();

    // Go reads the id first, then everything else; there it stops at a time that is none, and goes on after anything else of a wrong type.
    private string? _idError;
    private string? _timeError;
    private string? _typeError;

    /// <summary>Reads a body that is not empty.</summary>
    /// <param name="bytes">The body as it came.</param>
    /// <param name="error">Why it can't be decoded; null where it can.</param>
    public static SilenceBody Read(ReadOnlySpan<byte> bytes, out string? error)
    {
        var options = new JsonReaderOptions { MaxDepth = MaxDepth };
        bytes = Utf8.IsValid(bytes) ? bytes : Utf8Repair.Replace(bytes);
        var reader = new SilenceBodyReader();
        try
        {
            var json = new Utf8JsonReader(bytes, options);
            json.Read();
            reader.ReadShape(ref json);
            error = reader._idError ?? reader._timeError ?? reader._typeError;
        }
        catch (JsonException e)
        {
            error = SyntaxText.Upstream(bytes, options, e);
        }

        return reader._body;
    }

    private void ReadShape(ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.StartObject)
        {
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var name = Lower(ref json);
                json.Read();
                ReadMember(ref json, name);
            }
        }
        else if (json.TokenType != JsonTokenType.Null)
        {
            _idError = $"json: cannot unmarshal {Kind(ref json)} into Go value of type struct {{ ID string \"json:\\\"id,omitempty\\\"\" }}";
            json.Skip();
        }
    }

    private void ReadMember(ref Utf8JsonReader json, string name)
    {
        switch (name)
        {
            case "id":
                _body.Id = ReadText(ref json, _body.Id, ".id", ref _idError);
                break;
            case "comment":
                _body.Comment = ReadText(ref json, _body.Comment, "Silence.comment", ref _typeError);
                break;
            case "createdby":
                _body.CreatedBy = ReadText(ref json, _body.CreatedBy, "Silence.createdBy", ref _typeError);
                break;
            case "startsat":
                _body.StartsAt = ReadTime(ref json, "Silence.startsAt");
                break;
            case "endsat":
                _body.EndsAt = ReadTime(ref json, "Silence.endsAt");
                break;
            case "matchers":
                ReadMatchers(ref json);
                break;
            case "annotations":
                ReadAnnotations(ref json);
                break;
            default:
                json.Skip();
                break;
        }
    }

    private void ReadMatchers(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            _body.Matchers = null;
            SkipOther(ref json, "Silence.matchers", "models.Matchers", ref _typeError);
            return;
        }

        // Where "matchers" comes twice, the second list is read into the first one's matchers.
        var matchers = _body.Matchers ??= [];
        var count = 0;
        for (; json.Read() && json.TokenType != JsonTokenType.EndArray; count++)
        {
            if (count == matchers.Count)
            {
                matchers.Add(null);
            }

            matchers[count] = ReadMatcher(ref json, matchers[count]);
        }

        matchers.RemoveRange(count, matchers.Count - count);
    }

    private MatcherBody? ReadMatcher(ref Utf8JsonReader json, MatcherBody? matcher)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            SkipOther(ref json, "Silence.matchers", "models.Matcher", ref _typeError);
            return null;
        }

        matcher ??= new MatcherBody();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = Lower(ref json);
            json.Read();
            ReadMember(ref json, name, matcher);
        }

        return matcher;
    }

    private void ReadMember(ref Utf8JsonReader json, string name, MatcherBody matcher)
    {
        switch (name)
        {
            case "name":
                matcher.Name = ReadText(ref json, matcher.Name, "Matcher.matchers.name", ref _typeError);
                break;
            case "value":
                matcher.Value = ReadText(ref json, matcher.Value, "Matcher.matchers.value", ref _typeError);
                break;
            case "isregex":
                matcher.IsRegex = ReadFlag(ref json, "Matcher.matchers.isRegex");
                break;
            case "isequal":
                matcher.IsEqual = ReadFlag(ref json, "Matcher.matchers.isEqual");
                break;
            default:
                json.Skip();
                break;
        }
    }

    private void ReadAnnotations(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            _body.Annotations.Clear();
            SkipOther(ref json, "Silence.annotations", "models.LabelSet", ref _typeError);
            return;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = _name.Of(ref json);
            json.Read();
            if (json.TokenType == JsonTokenType.String)
            {
                _body.Annotations.Add(name, _text.Of(ref json));
            }
            else
            {
                _body.Annotations.Add(name, default);
                SkipOther(ref json, "Silence.annotations", "string", ref _typeError);
            }
        }
    }

    private string? ReadText(ref Utf8JsonReader json, string? old, string field, ref string? error)
    {
        if (json.TokenType == JsonTokenType.String)
        {
            return Encoding.UTF8.GetString(_text.Of(ref json));
        }

        var isNull = json.TokenType == JsonTokenType.Null;
        SkipOther(ref json, field, "string", ref error);
        return isNull ? null : old;
    }

    private bool? ReadFlag(ref Utf8JsonReader json, string field)
    {
        if (json.TokenType is JsonTokenType.True or JsonTokenType.False)
        {
            return json.GetBoolean();
        }

        SkipOther(ref json, field, "bool", ref _typeError);
        return null;
    }

    private DateTimeOffset? ReadTime(ref Utf8JsonReader json, string field)
    {
        if (json.TokenType != JsonTokenType.String)
        {
            SkipOther(ref json, field, "string", ref _timeError);
            return null;
        }

        var text = _text.Of(ref json);
        if (TimeText.TryParse(text, lenient: true, out var time))
        {
            return time;
        }

        if (!text.IsEmpty)
        {
            _timeError ??= GoTimeError.Of(Encoding.UTF8.GetString(text));
        }

        // What upstream makes of "".
        return DateTimeOffset.UnixEpoch;
    }

    /// <summary>Skips null, which means absent, or what is of a wrong type; the first of those is the error.</summary>
    private static void SkipOther(ref Utf8JsonReader json, string field, string type, ref string? error)
    {
        if (json.TokenType != JsonTokenType.Null)
        {
            error ??= $"json: cannot unmarshal {Kind(ref json)} into Go struct field {field} of type {type}";
            json.Skip();
        }
    }

    private string Lower(ref Utf8JsonReader json)
    {
        var name = _name.Of(ref json);
        return name.Length > "annotations".Length ? "" : Encoding.UTF8.GetString(name).ToLowerInvariant();
    }

    private static string Kind(ref Utf8JsonReader json) => Encoding.UTF8.GetString(json.TokenType.Kind());
}
