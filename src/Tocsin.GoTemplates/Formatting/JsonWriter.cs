using System.Globalization;

namespace Tocsin.GoTemplates.Formatting;

internal ref struct JsonWriter(BoundedText text, GoTypes types, bool escapeHtml)
{
    private readonly BoundedText _text = text;
    private readonly GoTypes _types = types;
    private readonly bool _escapeHtml = escapeHtml;
    private int _depth;

    /// <param name="value">The value.</param>
    /// <param name="declared">What its place was declared to hold; null stands for its zero value. Of a list or a map that is Go's nil, which JSON shows.</param>
    public void Write(object? value, GoType? declared)
    {
        switch (value ?? (declared?.Kind is GoKind.Slice or GoKind.Map ? null : declared?.Zero))
        {
            case null:
                _text.Append("null");
                break;
            case string s:
                JsonText.Append(_text, s, _escapeHtml);
                break;
            case bool b:
                _text.Append(b ? "true" : "false");
                break;
            case var present:
                WriteDeclared(present, _types.Of(present));
                break;
        }
    }

    private void WriteDeclared(object value, GoType type)
    {
        if (type.JsonText is { } json)
        {
            json(value, _text);
        }
        else if (GoNumber.TryInt(value, out var signed))
        {
            GoFormat.AppendInteger(_text, signed);
        }
        else if (GoNumber.TryUint(value, out var unsigned))
        {
            Span<char> digits = stackalloc char[20];
            unsigned.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
            _text.Append(digits[..length]);
        }
        else if (GoNumber.TryFloat(value, out var real))
        {
            GoJson.AppendFloat(_text, real, value is float);
        }
        else if (type.Kind == GoKind.String)
        {
            JsonText.Append(_text, value.ToString(), _escapeHtml);
        }
        else if (type.Kind is GoKind.Slice or GoKind.Map or GoKind.Struct)
        {
            WriteComposite(value, type);
        }
        else
        {
            throw new GoFunctionException("json: unsupported type: " + (type.Kind == GoKind.Func ? "func()" : type.Name));
        }
    }

    private void WriteComposite(object value, GoType type)
    {
        Nesting.Enter(ref _depth);
        switch (type.Kind)
        {
            case GoKind.Slice:
                WriteList(value, type);
                break;
            case GoKind.Map:
                WriteMap(value, type);
                break;
            default:
                WriteStruct(value, type);
                break;
        }

        _depth--;
    }

    private void WriteList(object list, GoType type)
    {
        var (items, count) = (type.Items!, type.Items!.Count(list));
        _text.Append('[');
        for (var i = 0; i < count; i++)
        {
            Separate(i);
            Write(items.At(list, i), type.Element);
        }

        _text.Append(']');
    }

    private void WriteMap(object map, GoType type)
    {
        var entries = type.Entries!.Sorted(map);
        _text.Append('{');
        for (var i = 0; i < entries.Count; i++)
        {
            Separate(i);
            JsonText.Append(_text, entries[i].Key.ToString(), _escapeHtml);
            _text.Append(':');
            Write(entries[i].Value, type.Element);
        }

        _text.Append('}');
    }

    private void WriteStruct(object value, GoType type)
    {
        var count = 0;
        _text.Append('{');
        foreach (var member in type.Members)
        {
            if (member is { Get: { } get, Json: { } key and not "-" })
            {
                Separate(count++);
                JsonText.Append(_text, key, _escapeHtml);
                _text.Append(':');
                Write(get(value), member.Type);
            }
        }

        _text.Append('}');
    }

    private readonly void Separate(int index)
    {
        if (index > 0)
        {
            _text.Append(',');
        }
    }
}
