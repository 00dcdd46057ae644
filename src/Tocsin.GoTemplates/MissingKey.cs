namespace Tocsin.GoTemplates;

/// <summary>What a key gives that a map doesn't have: Go's option <c>missingkey</c>.</summary>
public enum MissingKey : byte
{
    /// <summary><c>missingkey=default</c>, also called <c>invalid</c>: nothing, which prints as <c>&lt;no value&gt;</c>.</summary>
    Invalid,

    /// <summary><c>missingkey=zero</c>: the zero value of the map's elements.</summary>
    Zero,

    /// <summary><c>missingkey=error</c>: the execution stops.</summary>
    Error,
}
