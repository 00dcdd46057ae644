namespace Tocsin.GoTemplates.Execution;

/// <summary>
/// Remembers what a name meant at one place of a template the last time: values at a place are nearly always of one type. Written and read as one
/// reference, so that concurrent executions need no lock.
/// </summary>
internal sealed class MemberCache
{
    public Found? Last { get; set; }

    public static MemberCache[] For(IEnumerable<string> names) => [.. names.Select(_ => new MemberCache())];

    /// <summary>The .NET type of a value with its declaration, and the member of the name that the cache stands for.</summary>
    internal sealed record Found(Type ClrType, GoTypes Types, GoType Type, GoMember? Member);
}
