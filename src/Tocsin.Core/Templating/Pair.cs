using Tocsin.GoTemplates;

namespace Tocsin.Templating;

/// <summary>A label or an annotation as templates see it: Go's <c>template.Pair</c>.</summary>
internal sealed record Pair(string Name, string Value)
{
    public static GoType Type { get; } = GoType.Struct<Pair>("template.Pair")
        .Field("Name", "Name", p => p.Name)
        .Field("Value", "Value", p => p.Value)
        .Build();
}
