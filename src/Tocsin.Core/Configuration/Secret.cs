namespace Tocsin.Configuration;

/// <summary>A value that must not be seen: it prints as <c>&lt;secret&gt;</c>. Read it with <see cref="Reveal"/>, at the place that sends it.</summary>
public sealed class Secret(string value)
{
    public const string Mask = "<secret>";

    public string Reveal() => value;

    public override string ToString() => Mask;
}
