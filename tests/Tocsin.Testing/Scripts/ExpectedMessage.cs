namespace Tocsin.Testing.Scripts;

/// <summary>A message that a script has to cause.</summary>
/// <param name="At">When it arrives.</param>
/// <param name="Give">How much earlier or later it may be, beyond what any message may.</param>
/// <param name="To">The receiver's path.</param>
/// <param name="Key">The group key.</param>
/// <param name="Reason">The notification reason, as 0.34 words it.</param>
/// <param name="Alerts">The alerts in order; their annotations and times count where the script gives some.</param>
/// <param name="Truncated">How many alerts were left out.</param>
/// <param name="Answer">The status it was answered with.</param>
public sealed record ExpectedMessage(
    TimeSpan At, TimeSpan Give, string To, string Key, string Reason, IReadOnlyList<ExpectedAlert> Alerts, int Truncated, int Answer);

/// <summary>An alert in a message; written as in a step, with a <c>-</c> before it where it is resolved.</summary>
public sealed record ExpectedAlert(ScriptAlert Alert, bool IsFiring)
{
    public static ExpectedAlert Parse(string text) => new(ScriptAlert.Parse(text.TrimStart('-')), text[0] != '-');

    public override string ToString() => (IsFiring ? "" : "-") + Alert.Text;
}
