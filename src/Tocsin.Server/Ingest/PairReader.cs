using System.Text.Json;
using Tocsin.Alerts;

namespace Tocsin.Server.Ingest;

/// <summary>Reads the objects of names and texts: an alert's labels and annotations.</summary>
internal sealed class PairReader(bool upstream, IngestLimits limits, Problems problems)
{
    private readonly JsonText _name = new();
    private readonly JsonText _value = new();
    private bool _overflowed;

    /// <summary>Bytes of text the alert may still have.</summary>
    public int TextLeft { get; private set; }

    /// <summary>Whether a name was empty; checked at the end of the alert.</summary>
    public bool SawEmptyName { get; private set; }

    public void BeginAlert()
    {
        TextLeft = limits.MaxText;
        _overflowed = false;
    }

    public void Trim()
    {
        _name.Trim();
        _value.Trim();
    }

    /// <summary>Takes text from what the alert may have; false, and a problem once, where that is used up.</summary>
    public bool TryTakeText(int length, int alert, AlertField field, scoped ReadOnlySpan<byte> name)
    {
        if (length <= TextLeft)
        {
            TextLeft -= length;
            return true;
        }

        if (!_overflowed)
        {
            problems.Add(ProblemKind.TooMuchText, alert, field, name);
        }

        _overflowed = true;
        TextLeft = 0;
        return false;
    }

    /// <summary>Reads the object that the reader stands on the start of.</summary>
    public void Read(ref Utf8JsonReader json, LabelSetBuilder into, int alert, AlertField field)
    {
        SawEmptyName = false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = _name.Of(ref json);
            json.Read();
            if (json.TokenType == JsonTokenType.String)
            {
                ReadPair(name, _value.Of(ref json), into, alert, field);
            }
            else
            {
                ReadOther(ref json, name, into, alert, field);
            }
        }

        if (!upstream && into.FindRepeated(out var repeated))
        {
            problems.Add(ProblemKind.Repeated, alert, field, repeated);
        }
    }

    private void ReadPair(scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> value, LabelSetBuilder into, int alert, AlertField field)
    {
        if (!upstream && (_name.IsBroken || _value.IsBroken))
        {
            problems.Add(ProblemKind.HalfSurrogate, alert, field, name);
        }

        if (field == AlertField.Labels && into.Count >= limits.MaxLabels)
        {
            if (!_overflowed)
            {
                problems.Add(ProblemKind.TooManyLabels, alert, field);
            }

            _overflowed = true;
        }
        else if (TryTakeText(name.Length + value.Length, alert, field, name))
        {
            // Alertmanager drops labels without a value before it looks at names.
            SawEmptyName |= name.IsEmpty && !(upstream && value.IsEmpty && field == AlertField.Labels);
            into.Add(name, value);
        }
    }

    // To Go null is the empty text, which as the later of two values empties a label; senders like Grafana mean that there is none.
    private void ReadOther(ref Utf8JsonReader json, scoped ReadOnlySpan<byte> name, LabelSetBuilder into, int alert, AlertField field)
    {
        if (json.TokenType != JsonTokenType.Null)
        {
            problems.Add(ProblemKind.WrongType, alert, field, name, json.TokenType.Kind());
            json.Skip();
        }
        else if (upstream)
        {
            ReadPair(name, default, into, alert, field);
        }
    }
}
