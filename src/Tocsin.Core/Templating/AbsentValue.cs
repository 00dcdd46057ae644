using Tocsin.GoTemplates;

namespace Tocsin.Templating;

/// <summary>
/// What a template of Tocsin's own gets for a label or annotation that the alert doesn't have: false for <c>if</c>, <c>or</c> and <c>with</c>, and refused
/// where it would be written, with its name.
/// </summary>
internal sealed record AbsentValue(string Kind, string Name)
{
    public static GoType Type { get; } = GoType.Text<AbsentValue>("value that the alert does not have").Build();

    /// <summary>It is empty as text; messages say <see cref="Kind"/> and <see cref="Name"/>.</summary>
    public override string ToString() => "";
}
