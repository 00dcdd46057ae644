namespace Tocsin.GoTemplates;

/// <summary>A field or a method of a <see cref="GoType"/>.</summary>
public sealed class GoMember
{
    internal GoMember(string name, string? json, GoType? type, Func<object, object?> get)
    {
        (Name, Json, Type, Get) = (name, json, type, get);
    }

    internal GoMember(string name, GoFunction method, Func<object, object?>? plain = null)
    {
        (Name, Method, Get) = (name, method, plain);
    }

    public string Name { get; }

    /// <summary>The field's key in JSON; null for methods.</summary>
    public string? Json { get; }

    /// <summary>The field's static type where it was declared; it decides what a null stands for.</summary>
    internal GoType? Type { get; }

    /// <summary>Reads the field, or calls the method where it takes nothing but its receiver; null for other methods.</summary>
    internal Func<object, object?>? Get { get; }

    /// <summary>The method; its first argument is the receiver. Null for fields.</summary>
    internal GoFunction? Method { get; }
}
