using System.Text;

namespace Tocsin.GoTemplates.Execution;

/// <summary>The functions <c>index</c>, <c>slice</c> and <c>len</c>.</summary>
internal static class Indexing
{
    /// <summary><c>index x 1 2</c> is Go's <c>x[1][2]</c>.</summary>
    public static object? Index(GoCall call, ReadOnlySpan<object?> values)
    {
        var item = values[0] ?? throw new GoFunctionException("index of untyped nil");
        for (var i = 1; i < values.Length; i++)
        {
            var type = call.Types.Of(item ?? throw new GoFunctionException("index of nil pointer"));
            item = type.Kind switch
            {
                GoKind.Slice => type.Items!.At(item, Below(Position(call, values[i], type.Items.Count(item)), type.Items.Count(item), "slice")),
                GoKind.String => Byte(call, GoText.Of(item), values[i]),
                GoKind.Map => Entry(call, type, item, values[i]),
                _ => throw new GoFunctionException($"can't index item of type {type.Name}"),
            };
        }

        return item;
    }

    /// <summary><c>slice x 1 2</c> is Go's <c>x[1:2]</c>. Strings are cut by bytes; half a character becomes U+FFFD.</summary>
    public static object Slice(GoCall call, ReadOnlySpan<object?> values)
    {
        var item = values[0] ?? throw new GoFunctionException("slice of untyped nil");
        var indexes = values[1..];
        if (indexes.Length > 3)
        {
            throw new GoFunctionException($"too many slice indexes: {indexes.Length}");
        }

        var type = call.Types.Of(item);
        return type.Kind switch
        {
            GoKind.String when indexes.Length == 3 => throw new GoFunctionException("cannot 3-index slice a string"),
            GoKind.String => Cut(call, GoText.Of(item), indexes),
            GoKind.Slice => Part(call, type, item, indexes),
            _ => throw new GoFunctionException($"can't slice item of type {type.Name}"),
        };
    }

    public static long Length(GoCall call, object? item)
    {
        var type = item is null ? throw new GoFunctionException("len of nil pointer") : call.Types.Of(item);
        return type.Kind switch
        {
            GoKind.Slice => type.Items!.Count(item),
            GoKind.Map => type.Entries!.Count(item),
            GoKind.String => GoText.ByteLength(GoText.Of(item)),
            _ => throw new GoFunctionException($"len of type {type.Name}"),
        };
    }

    private static object? Entry(GoCall call, GoType type, object map, object? key)
    {
        var keyType = type.Key!;
        if (key is null)
        {
            throw new GoFunctionException($"value is nil; should be of type {keyType.Name}");
        }

        var actual = call.Types.Of(key);
        if (!actual.IsAssignableTo(keyType))
        {
            throw new GoFunctionException($"value has type {actual.Name}; should be {keyType.Name}");
        }

        var (found, value) = type.Entries!.Find(map, key);
        return found ? value ?? type.Element!.Zero : type.Element!.Zero;
    }

    private static byte Byte(GoCall call, string text, object? index)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return bytes[Below(Position(call, index, bytes.Length), bytes.Length, "string")];
    }

    private static string Cut(GoCall call, string text, ReadOnlySpan<object?> indexes)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var (from, to) = Bounds(call, indexes, bytes.Length);
        return Encoding.UTF8.GetString(bytes, from, to - from);
    }

    private static object Part(GoCall call, GoType type, object list, ReadOnlySpan<object?> indexes)
    {
        var (from, to) = Bounds(call, indexes, type.Items!.Count(list));
        return type.Items.Range(list, from, to);
    }

    private static (int From, int To) Bounds(GoCall call, ReadOnlySpan<object?> indexes, int length)
    {
        var from = indexes.Length > 0 ? Position(call, indexes[0], length) : 0;
        var to = indexes.Length > 1 ? Position(call, indexes[1], length) : length;
        var most = indexes.Length > 2 ? Position(call, indexes[2], length) : length;
        return from > to
            ? throw new GoFunctionException($"invalid slice index: {from} > {to}")
            : to > most
            ? throw new GoFunctionException($"invalid slice index: {to} > {most}")
            : (from, to);
    }

    private static int Position(GoCall call, object? index, int most)
    {
        if (index is null)
        {
            throw new GoFunctionException("cannot index slice/array with nil");
        }

        var number = GoNumber.TryInt(index, out var signed)
            ? signed
            : GoNumber.TryUint(index, out var unsigned)
            ? (long)unsigned
            : throw new GoFunctionException($"cannot index slice/array with type {call.Types.Of(index).Name}");
        return number < 0 || number > most ? throw new GoFunctionException($"index out of range: {number}") : (int)number;
    }

    // The index just behind the last item is let through by Go's check of indexes, and refused by its reflection.
    private static int Below(int index, int count, string what) => index < count ? index : throw new GoFunctionException($"reflect: {what} index out of range");
}
