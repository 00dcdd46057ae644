using System.Runtime.CompilerServices;

namespace Tocsin.GoTemplates.Formatting;

internal ref partial struct Printer
{
    private void Composite(object value, GoType type, int verb)
    {
        if (type.Kind == GoKind.Func || (type.IsPointer && _depth > 0))
        {
            Pointer(value, type, verb);
            return;
        }

        if (type.IsPointer && !FollowsPointer)
        {
            _text.Append('&');
        }

        Nesting.Enter(ref _depth);
        switch (type.Kind)
        {
            case GoKind.Slice:
                List(value, type, verb);
                break;
            case GoKind.Map:
                Map(value, type, verb);
                break;
            default:
                Struct(value, type, verb);
                break;
        }

        _depth--;
    }

    private void List(object list, GoType type, int verb)
    {
        Open(type, "[");
        var (items, count) = (type.Items!, type.Items!.Count(list));
        for (var i = 0; i < count; i++)
        {
            Separate(i);
            Nested(items.At(list, i), type.Element, verb);
        }

        _text.Append(Flags.SharpV ? '}' : ']');
    }

    private void Map(object map, GoType type, int verb)
    {
        Open(type, "map[");
        var entries = type.Entries!.Sorted(map);
        for (var i = 0; i < entries.Count; i++)
        {
            Separate(i);
            Nested(entries[i].Key, type.Key, verb);
            _text.Append(':');
            Nested(entries[i].Value, type.Element, verb);
        }

        _text.Append(Flags.SharpV ? '}' : ']');
    }

    private void Struct(object value, GoType type, int verb)
    {
        if (Flags.SharpV)
        {
            _text.Append(type.Pointed);
        }

        _text.Append('{');
        var count = 0;
        foreach (var member in value is GoTime ? GoTime.RawFields : type.Members)
        {
            if (member.Get is { } get)
            {
                Separate(count++);
                if (Flags.SharpV || Flags.PlusV)
                {
                    _text.Append(member.Name);
                    _text.Append(':');
                }

                Nested(get(value), member.Type, verb);
            }
        }

        _text.Append('}');
    }

    private readonly void Open(GoType type, string open)
    {
        if (Flags.SharpV)
        {
            _text.Append(type.Pointed);
            _text.Append('{');
        }
        else
        {
            _text.Append(open);
        }
    }

    private readonly void Separate(int index)
    {
        if (index > 0)
        {
            _text.Append(Flags.SharpV ? ", " : " ");
        }
    }

    /// <summary>A value inside another: null is nil of the declared type there.</summary>
    private void Nested(object? value, GoType? declared, int verb)
    {
        if ((value ?? declared?.Zero) is { } present)
        {
            PrintValue(present, verb);
            return;
        }

        if (declared is { IsPointer: true })
        {
            NilPointer(declared, verb);
            return;
        }

        var kind = declared?.Kind ?? GoKind.Interface;
        if (Flags.SharpV)
        {
            _text.Append((declared ?? GoTypes.Interface).Name);
            _text.Append("(nil)");
        }
        else
        {
            _text.Append(kind switch { GoKind.Slice => "[]", GoKind.Map => "map[]", _ => "<nil>" });
        }
    }

    private readonly void NilPointer(GoType type, int verb)
    {
        switch (verb)
        {
            case 'v' when Flags.SharpV:
                _text.Append($"({type.Name})(nil)");
                break;
            case 'v':
                PrintNil(verb);
                break;
            case 'b' or 'o' or 'd' or 'x' or 'X':
                Integer(type, 0, isSigned: false, verb);
                break;
            default:
                _text.Append("%!");
                AppendRune(verb);
                _text.Append($"({type.Name}=<nil>)");
                break;
        }
    }

    /// <summary>An address, which in .NET is none: a number that stays the same for the value while the process runs.</summary>
    private readonly void Pointer(object value, GoType type, int verb)
    {
        var address = (ulong)(uint)RuntimeHelpers.GetHashCode(value) << 3;
        switch (verb)
        {
            case 'p' or 'v' when !type.IsPointer && type.Kind is not (GoKind.Func or GoKind.Slice or GoKind.Map):
                BadVerb(value, verb);
                break;
            case 'v' when Flags.SharpV:
                _text.Append('(');
                _text.Append(type.Name);
                _text.Append(")(");
                Hexadecimal(address, withPrefix: true);
                _text.Append(')');
                break;
            case 'p' or 'v':
                Hexadecimal(address, withPrefix: !Flags.Sharp);
                break;
            case 'b' or 'o' or 'd' or 'x' or 'X':
                Integer(value, address, isSigned: false, verb);
                break;
            default:
                BadVerb(value, verb);
                break;
        }
    }
}
