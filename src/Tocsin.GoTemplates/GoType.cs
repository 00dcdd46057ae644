using System.Collections.Frozen;

namespace Tocsin.GoTemplates;

/// <summary>
/// A type that templates may see: its name, what it is, and its members, each a delegate that was compiled with the program. What isn't declared
/// here can't be reached from a template; nothing is looked up by reflection.
/// </summary>
public sealed partial class GoType
{
    private readonly FrozenDictionary<string, GoMember> _members;

    internal GoType(string name, GoKind kind, Type? clrType = null, IReadOnlyList<GoMember>? members = null)
    {
        (Name, Kind, ClrType) = (name, kind, clrType);
        Members = members ?? [];
        _members = Members.ToFrozenDictionary(m => m.Name, StringComparer.Ordinal);
    }

    /// <summary>As Go's <c>%T</c> prints it: <c>string</c>, <c>[]string</c>, <c>template.Data</c>.</summary>
    public string Name { get; }

    public GoKind Kind { get; }

    /// <summary>The .NET type of its values; null for types that no value has (<c>interface {}</c>).</summary>
    public Type? ClrType { get; }

    /// <summary>Fields in the order they are printed, then methods.</summary>
    public IReadOnlyList<GoMember> Members { get; }

    /// <summary>What a slice or map holds; null for other kinds.</summary>
    public GoType? Element { get; internal init; }

    /// <summary>What a map's keys are; null for other kinds.</summary>
    public GoType? Key { get; internal init; }

    /// <summary>The value of a key that a map doesn't have: "" for strings, null for <c>interface {}</c>.</summary>
    public object? Zero { get; internal init; }

    /// <summary>Go's <c>String()</c> or <c>Error()</c> method: how <c>%v</c> and <c>%s</c> print a value. Null where the type has none.</summary>
    public Action<object, BoundedText>? Stringer { get; internal init; }

    /// <summary>Go's <c>MarshalJSON</c> or <c>MarshalText</c>: how JSON shows a value; the text is the JSON itself.</summary>
    public Action<object, BoundedText>? JsonText { get; internal init; }

    /// <summary>How a slice's items and a map's entries are reached; null for other kinds.</summary>
    internal Items? Items { get; init; }

    internal Entries? Entries { get; init; }

    /// <summary>.NET types of its values besides <see cref="ClrType"/>.</summary>
    internal IReadOnlyList<Type> Holders { get; init; } = [];

    /// <summary>The type of a part of such a list, which is an array; null for other kinds.</summary>
    internal GoType? Part { get; init; }

    /// <summary>Whether it is a pointer to a struct: it prints with an ampersand.</summary>
    internal bool IsPointer => Name.StartsWith('*');

    /// <summary>The name without a pointer's star.</summary>
    internal string Pointed => IsPointer ? Name[1..] : Name;

    /// <summary>Whether a parameter of this type takes nil.</summary>
    internal bool CanBeNil => Kind is GoKind.Interface or GoKind.Slice or GoKind.Map or GoKind.Func || IsPointer;

    /// <summary>Whether two values can be told to be equal: lists, maps and functions can't, nor can structs with such a field.</summary>
    internal bool IsComparable => Kind is not (GoKind.Slice or GoKind.Map or GoKind.Func) && (IsPointer || Members.All(m => m.Type?.IsComparable ?? true));

    internal GoMember? Member(string name) => _members.GetValueOrDefault(name);

    /// <summary>Whether a parameter takes a value of this type: the same type, or a list or map of the same elements where one has no name of its own.</summary>
    internal bool IsAssignableTo(GoType parameter) =>
        parameter.Kind == GoKind.Interface
        || Name == parameter.Name
        || (Kind == parameter.Kind && Kind is GoKind.Slice or GoKind.Map && (IsUnnamed || parameter.IsUnnamed) && Element?.Name == parameter.Element?.Name && Key?.Name == parameter.Key?.Name);

    private bool IsUnnamed => Name.StartsWith('[') || Name.StartsWith("map[", StringComparison.Ordinal);

    public override string ToString() => Name;
}
