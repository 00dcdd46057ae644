namespace Tocsin.GoTemplates;

/// <summary>What a value is to a template, as Go's <c>reflect.Kind</c>; the sizes of numbers are not told apart here.</summary>
public enum GoKind : byte
{
    /// <summary>Nothing at all: an untyped nil, or the value of a key that a map doesn't have.</summary>
    Invalid,
    Bool,

    /// <summary>Signed integers: sbyte, short, int, long.</summary>
    Int,

    /// <summary>Unsigned integers: byte, ushort, uint, ulong.</summary>
    Uint,
    Float,
    Complex,
    String,
    Slice,
    Map,
    Struct,
    Func,

    /// <summary>The static type <c>interface {}</c>: a parameter or element that may be anything. No value is of this kind.</summary>
    Interface,
}
