using System.Buffers;
using System.Globalization;
using System.Text;
using Tocsin.Alerts;

namespace Tocsin.Notification;

/// <summary>
/// Writes JSON as Go's <c>json.Encoder</c> does, byte for byte: no spaces, <c>&lt; &gt; &amp;</c> and the two Unicode line separators escaped,
/// other text as it is, a newline at the end. Keys of a map are sorted there; a <see cref="LabelSet"/> is sorted already.
/// </summary>
internal sealed class GoJsonWriter
{
    private static readonly SearchValues<char> _escaped = SearchValues.Create(
        string.Concat(Enumerable.Range(0, 0x20).Select(i => (char)i)) + "\"\\<>&\u2028\u2029");

    private readonly ArrayBufferWriter<byte> _written = new(4096);
    private bool _needsComma;

    public int Length => _written.WrittenCount;

    public void BeginObject() => Open((byte)'{');

    public void BeginObject(string name)
    {
        Name(name);
        BeginObject();
    }

    public void EndObject() => Close((byte)'}');

    public void BeginArray(string name)
    {
        Name(name);
        Open((byte)'[');
    }

    public void EndArray() => Close((byte)']');

    public void Text(string name, string value)
    {
        Name(name);
        Quote(value);
        _needsComma = true;
    }

    /// <summary>Writes nothing where the value is empty: Go's <c>omitempty</c>.</summary>
    public void TextIfAny(string name, string value)
    {
        if (value.Length > 0)
        {
            Text(name, value);
        }
    }

    public void Number(string name, long value) => Value(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a number, or null where there is none that JSON could hold.</summary>
    public void Number(string name, double? value) =>
        Value(name, value is { } number && double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : "null");

    /// <summary>RFC 3339 with the time's own offset, the fraction without trailing zeros; as <see cref="GoTemplates.GoTime"/> writes it, which takes longer.</summary>
    public void Time(string name, DateTimeOffset value) => Text(
        name,
        value.ToString(value.Offset == TimeSpan.Zero ? "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture));

    public void Labels(string name, LabelSet labels)
    {
        BeginObject(name);
        foreach (var label in labels)
        {
            Text(label.Name, label.Value);
        }

        EndObject();
    }

    /// <summary>Ends the document with a newline and returns it.</summary>
    public ReadOnlyMemory<byte> Finish()
    {
        Put((byte)'\n');
        return _written.WrittenMemory;
    }

    private void Value(string name, string json)
    {
        Name(name);
        Encoding.UTF8.GetBytes(json, _written);
        _needsComma = true;
    }

    private void Name(string name)
    {
        Comma();
        Quote(name);
        Put((byte)':');
        _needsComma = false;
    }

    private void Open(byte bracket)
    {
        Comma();
        Put(bracket);
        _needsComma = false;
    }

    private void Close(byte bracket)
    {
        Put(bracket);
        _needsComma = true;
    }

    private void Comma()
    {
        if (_needsComma)
        {
            Put((byte)',');
        }
    }

    private void Quote(string text)
    {
        Put((byte)'"');
        var rest = text.AsSpan();
        for (var next = rest.IndexOfAny(_escaped); next >= 0; next = rest.IndexOfAny(_escaped))
        {
            Encoding.UTF8.GetBytes(rest[..next], _written);
            Encoding.UTF8.GetBytes(Escape(rest[next]), _written);
            rest = rest[(next + 1)..];
        }

        Encoding.UTF8.GetBytes(rest, _written);
        Put((byte)'"');
    }

    private static string Escape(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\b' => "\\b",
        '\f' => "\\f",
        _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
    };

    private void Put(byte b)
    {
        _written.GetSpan(1)[0] = b;
        _written.Advance(1);
    }
}
