namespace Tocsin.GoTemplates.Times;

/// <summary>Calls methods as templates do: by name.</summary>
internal static class Members
{
    public static object? Call(object receiver, string name, params object?[] args) =>
        GoTypes.Basic.Of(receiver).Member(name)!.Method!.Invoke(new GoCall(GoTypes.Basic, 1000), [receiver, .. args]);

    public static object?[] Of(object receiver, params string[] names) => Array.ConvertAll(names, n => Call(receiver, n));
}
