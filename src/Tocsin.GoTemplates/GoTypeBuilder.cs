namespace Tocsin.GoTemplates;

/// <summary>Collects what a template may see of a type. Names are Go's: they begin with a capital letter.</summary>
public sealed class GoTypeBuilder<T>
    where T : notnull
{
    private readonly string _name;
    private readonly GoKind _kind;
    private readonly List<GoMember> _members = [];
    private Action<object, BoundedText>? _stringer;
    private Action<object, BoundedText>? _json;

    internal GoTypeBuilder(string name, GoKind kind)
    {
        (_name, _kind) = (name, kind);
    }

    private object? _zero;
    private IReadOnlyList<Type> _holders = [];

    internal GoType? Element { get; init; }

    internal Items? Items { get; init; }

    internal Entries? Entries { get; init; }

    internal GoType? Part { get; init; }

    /// <summary>A field, with the key it has in JSON. <paramref name="type"/> is needed where the value can be null: it says what that stands for.</summary>
    public GoTypeBuilder<T> Field<TValue>(string name, string json, Func<T, TValue> get, GoType? type = null)
    {
        _members.Add(new GoMember(name, json, type ?? GoTypes.StaticType(typeof(TValue)), value => get((T)value)));
        return this;
    }

    public GoTypeBuilder<T> Method<TResult>(string name, Func<T, TResult> method)
    {
        _members.Add(new GoMember(name, new GoFunction([], false, (_, args) => method((T)args[0]!)), value => method((T)value)));
        return this;
    }

    public GoTypeBuilder<T> Method<T1, TResult>(string name, Func<T, T1, TResult> method)
    {
        _members.Add(new GoMember(name, new GoFunction([GoTypes.Parameter<T1>()], false, (_, args) => method((T)args[0]!, GoArgument.As<T1>(args[1])))));
        return this;
    }

    public GoTypeBuilder<T> Method<T1, T2, TResult>(string name, Func<T, T1, T2, TResult> method)
    {
        _members.Add(new GoMember(name, new GoFunction([GoTypes.Parameter<T1>(), GoTypes.Parameter<T2>()], false, (_, args) => method((T)args[0]!, GoArgument.As<T1>(args[1]), GoArgument.As<T2>(args[2])))));
        return this;
    }

    /// <summary>A method with a <see cref="GoFunction"/> of its own, such as a variadic one; it gets the receiver before its arguments.</summary>
    public GoTypeBuilder<T> Method(string name, GoFunction method)
    {
        _members.Add(new GoMember(name, method));
        return this;
    }

    /// <summary>How a value prints, as Go's <c>String()</c> method.</summary>
    public GoTypeBuilder<T> String(Action<T, BoundedText> write)
    {
        _stringer = (value, text) => write((T)value, text);
        return this;
    }

    /// <summary>How a value is written as JSON, as Go's <c>MarshalJSON</c> method.</summary>
    public GoTypeBuilder<T> Json(Action<T, BoundedText> write)
    {
        _json = (value, text) => write((T)value, text);
        return this;
    }

    /// <summary>What a null stands for where this type is expected: an empty list or map, usually.</summary>
    public GoTypeBuilder<T> Zero(T value)
    {
        _zero = value;
        return this;
    }

    /// <summary>.NET types whose values have this type too.</summary>
    internal GoTypeBuilder<T> HeldBy(params IReadOnlyList<Type> holders)
    {
        _holders = holders;
        return this;
    }

    public GoType Build() => new(_name, _kind, typeof(T), _members)
    {
        Element = Element,
        Key = _kind == GoKind.Map ? GoTypes.String : null,
        Items = Items,
        Entries = Entries,
        Part = Part,
        Holders = _holders,
        Zero = _zero,
        Stringer = _stringer,
        JsonText = _json,
    };
}
